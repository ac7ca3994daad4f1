// model.encrypt and model.decrypt.
#include "base/text.hpp"
#include "pg/function.hpp"
#include "secret/keys.hpp"
#include "value/encryption.hpp"

using namespace model_api;

// A bytea is made and read as a text is: a length, and bytes.

MODEL_API_FUNCTION(model_api_encrypt) {
    return pg::make_text(value::encrypt(*secret::keys(), pg::text_argument(fcinfo, 0)));
}

// Whoever has the key may have encrypted anything with other programs.
MODEL_API_FUNCTION(model_api_decrypt) {
    const std::string plain = value::decrypt(*secret::keys(), pg::text_argument(fcinfo, 0));
    if (!is_utf8(plain) || plain.find('\0') != std::string::npos)
        throw DomainError(value::data_corrupted, {}, "the value is encrypted, but not a text");
    return pg::make_text(plain);
}
