#include "action/place.hpp"

#include "base/json.hpp"

namespace model_api::action {

std::string Place::text() const {
    if (!parent_) return std::string(key_);
    return index_ == no_index ? path_of(parent_->text(), key_) : path_of(parent_->text(), index_);
}

} // namespace model_api::action
