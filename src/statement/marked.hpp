// A shape while one run uses it: its cursors have the marks of that run.
#pragma once

#include <vector>

#include "statement/shape.hpp"

namespace model_api::statement {

// A statement may call functions that run it again, with another search: so a run puts back the marks that it found.
// `marks` must outlive this.
class Marked {
public:
    Marked(Shape &shape, const std::vector<read::CursorMark> &marks);
    ~Marked() { exchange(shape_); }
    Marked(const Marked &) = delete;
    Marked &operator=(const Marked &) = delete;

private:
    void exchange(Shape &shape);

    Shape &shape_;
    std::vector<Mark> others_; // those that are not in the shape now
};

} // namespace model_api::statement
