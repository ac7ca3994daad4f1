#include "statement/marked.hpp"

#include <utility>

namespace model_api::statement {

Marked::Marked(Shape &shape, const std::vector<read::CursorMark> &marks) : shape_(shape) {
    others_.reserve(marks.size());
    for (const read::CursorMark &mark : marks)
        others_.push_back({mark.digest, mark.search.data(), static_cast<int>(mark.search.size())});
    exchange(shape_);
}

void Marked::exchange(Shape &shape) {
    if (others_.empty()) return;
    if (shape.marked >= 0) std::swap(shape.mark, others_.at(static_cast<std::size_t>(shape.marked)));
    for (int i = 0; i < shape.member_count; ++i)
        if (shape.members[i].inner) exchange(*shape.members[i].inner);
}

} // namespace model_api::statement
