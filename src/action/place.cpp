#include "action/place.hpp"

namespace model_api::action {

std::string Place::text() const {
    std::string path;
    append_to(path);
    return path;
}

void Place::append_to(std::string &path) const {
    if (parent_) parent_->append_to(path);
    if (index_ != no_index) {
        path.append(1, '[').append(std::to_string(index_)).append(1, ']');
        return;
    }
    if (!path.empty()) path += '.';
    path += key_;
}

} // namespace model_api::action
