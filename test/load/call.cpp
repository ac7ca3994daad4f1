#include "load/call.hpp"

#include <utility>

#include "base/json.hpp"

namespace model_api::load {

const char *const definition = R"({
    "task": {
        "table": "load.task",
        "fields": {
            "slug":    {"type": "string", "required": true, "unique": true, "pattern": "^[a-z]+-[0-9]+$"},
            "title":   {"type": "string", "required": true, "length": {"min": 1, "max": 100}},
            "note":    {"type": "string"},
            "counter": {"type": "number", "decimals": 0, "default": 0},
            "steps":   {"type": "hasMany", "model": "step", "inverse": "task"}},
        "states": {"initial": "open", "open": {"initial": "fresh", "fresh": {}, "started": {}}, "done": {}},
        "actions": {
            "create": {}, "update": {}, "delete": {},
            "start":   {"from": "open.fresh", "to": "open.started"},
            "finish":  {"from": "open", "to": "done"},
            "reopen":  {"from": "done", "to": "open"},
            "restart": {"from": ["open.started", "done"], "to": "open.fresh"}}},
    "step": {
        "table": "load.step",
        "fields": {
            "text": {"type": "string", "required": true},
            "task": {"type": "belongsTo", "model": "task", "onDelete": "cascade"}}}})";

namespace {

constexpr const char *values_shown =
    R"({"id": true, "slug": true, "title": true, "note": true, "counter": true, "state": true})";
constexpr const char *all_shown =
    R"({"id": true, "slug": true, "title": true, "note": true, "counter": true, "state": true,
        "steps": {"first": 100, "edges": {"node": {"text": true}}}})";
constexpr const char *id_shown = R"({"id": true})";

Json string(const std::string &text) {
    return Json::string(text);
}

Json with_id(Id id) {
    Json object = Json::object();
    object.set("id", string(std::to_string(id)));
    return object;
}

// {"key": {"inner": value}}
Json nested(const char *key, const char *inner, Json value) {
    Json object = Json::object(), outer = Json::object();
    object.set(inner, std::move(value));
    outer.set(key, std::move(object));
    return outer;
}

void set_values(Json &record, const Values &values) {
    if (values.title) record.set("title", string(*values.title));
    if (values.note) record.set("note", *values.note ? string(**values.note) : Json());
}

void set_steps(Json &record, const std::vector<std::string> &steps) {
    if (steps.empty()) return;
    Json list = Json::array();
    for (const std::string &step : steps) list.push(nested("create", "text", string(step)));
    record.set("steps", std::move(list));
}

void set_flaw(Json &record, Flaw flaw) {
    if (flaw == Flaw::no_title) record.set("title", {});
    if (flaw == Flaw::wrong_type) record.set("counter", Json::array());
}

Json record_of(const std::string &slug, const Create &create) {
    Json record = Json::object({{"slug", string(slug)}, {"counter", Json::number(create.counter)}});
    set_values(record, create.values);
    set_steps(record, create.steps);
    set_flaw(record, create.flaw);
    return record;
}

Json record_of(const Update &update) {
    Json record = Json::object();
    set_values(record, update.values);
    set_steps(record, update.steps);
    if (update.increment > 0) record.set("_atomics", nested("counter", "increment", Json::number(update.increment)));
    if (update.increment < 0) record.set("_atomics", nested("counter", "decrement", Json::number(-update.increment)));
    set_flaw(record, update.flaw);
    return record;
}

Json record_of(const std::string &slug, const Upsert &upsert) {
    Json record = Json::object({{"slug", string(slug)}});
    set_values(record, upsert.values);
    return record;
}

struct Caller {
    const Element &element;

    Call operator()(const Create &create) const {
        return call("SELECT model.create('task', $1::jsonb, $2::jsonb)",
                    {record_of(element.slug, create).text(), values_shown});
    }
    Call operator()(const Update &update) const {
        return call("SELECT model.update('task', $1::bigint, $2::jsonb, $3::jsonb)",
                    {std::to_string(update.id), record_of(update).text(), values_shown});
    }
    Call operator()(const Upsert &upsert) const {
        return call("SELECT model.upsert('task', $1::jsonb, '{slug}', $2::jsonb)",
                    {record_of(element.slug, upsert).text(), values_shown});
    }
    Call operator()(const Transition &transition) const {
        return call("SELECT model.act('task', $1, $2::jsonb, $3::jsonb)",
                    {moves.at(transition.move).action, with_id(transition.id).text(), values_shown});
    }
    Call operator()(const Delete &remove) const {
        return call("SELECT model.delete('task', $1::bigint)", {std::to_string(remove.id)});
    }
    Call operator()(const AddStep &step) const {
        Json record = nested("task", "_link", string(std::to_string(step.id)));
        record.set("text", string(step.text));
        return call("SELECT model.create('step', $1::jsonb, $2::jsonb)", {record.text(), id_shown});
    }
    Call operator()(const Find &find) const {
        return call("SELECT model.maybe_find_by('task', 'slug', $1::text, $2::jsonb)",
                    {element.slug, find.steps ? all_shown : values_shown}, Form::found);
    }
    Call operator()(const FindById &find) const {
        return call("SELECT model.maybe_find_one('task', $1::bigint, $2::jsonb)",
                    {std::to_string(find.id), values_shown}, Form::found);
    }
    Call operator()(const Exists &) const {
        return call("SELECT model.count('task', $1::jsonb)", {nested("slug", "equals", string(element.slug)).text()},
                    Form::count);
    }
    Call operator()(const CountSteps &) const {
        Json filter = Json::object({{"task", nested("slug", "equals", string(element.slug))}});
        return call("SELECT model.count('step', $1::jsonb)", {filter.text()}, Form::count);
    }

    Call call(const char *sql, std::vector<std::string> parameters, Form form = Form::result) const {
        return {sql, std::move(parameters), {element}, form};
    }
};

// What a bulk is given for one element.
struct Input {
    const std::string &slug;

    Json operator()(const Create &create) const { return record_of(slug, create); }
    Json operator()(const Upsert &upsert) const { return record_of(slug, upsert); }
    Json operator()(const Transition &transition) const { return with_id(transition.id); }
    Json operator()(const Delete &remove) const { return string(std::to_string(remove.id)); }
    Json operator()(const Update &update) const {
        Json record = record_of(update);
        record.set("id", string(std::to_string(update.id)));
        return record;
    }
    template <typename Other>
    Json operator()(const Other &) const {
        return {};
    }
};

} // namespace

Call call_of(const Element &element) {
    return std::visit(Caller{element}, element.what);
}

Call bulk_of(const std::vector<Element> &elements) {
    Json inputs = Json::array();
    for (const Element &element : elements) inputs.push(std::visit(Input{element.slug}, element.what));
    const auto call = [&](const char *sql, std::vector<std::string> parameters) {
        return Call{sql, std::move(parameters), elements, Form::bulk};
    };
    const auto &what = elements.front().what;
    if (std::holds_alternative<Create>(what))
        return call("SELECT model.bulk_create('task', $1::jsonb, $2::jsonb)", {inputs.text(), values_shown});
    if (std::holds_alternative<Update>(what))
        return call("SELECT model.bulk_update('task', $1::jsonb, $2::jsonb)", {inputs.text(), values_shown});
    if (std::holds_alternative<Upsert>(what))
        return call("SELECT model.bulk_upsert('task', $1::jsonb, '{slug}', $2::jsonb)", {inputs.text(), values_shown});
    if (std::holds_alternative<Delete>(what))
        return call("SELECT model.bulk_delete('task', $1::jsonb)", {inputs.text()});
    return call("SELECT model.bulk_act('task', $1, $2::jsonb, $3::jsonb)",
                {moves.at(std::get<Transition>(what).move).action, inputs.text(), values_shown});
}

Call page_of(const std::vector<Element> &elements) {
    Json slugs = Json::array();
    for (const Element &element : elements) slugs.push(string(element.slug));
    return {"SELECT model.find_many('task', filter => $1::jsonb, sort => '{\"slug\": \"Ascending\"}', first => 250, "
            "selection => $2::jsonb)",
            {nested("slug", "in", std::move(slugs)).text(), all_shown},
            elements,
            Form::page};
}

} // namespace model_api::load
