#include "catalog/rows.hpp"

#include "pg/table_scan.hpp"

namespace model_api::catalog {
namespace {

using pg::stored_value;

Oid table_oid(Oid schema, const char *name) {
    return get_relname_relid(name, schema);
}

std::string text_of(const pg::Stored &stored) {
    return std::string(stored.value());
}

void read_models(Rows &rows, const CatalogTables &tables, const pg::CatalogSnapshot &snapshot) {
    pg::read_table(tables.model, snapshot,
                   {"name", "plural", "type_name", "plural_type_name", "relation", "key", "adopted", "states"},
                   [&](const pg::StoredRow &row) {
                       ModelRow model;
                       model.name = text_of(row[0]);
                       model.plural = text_of(row[1]);
                       model.type_name = text_of(row[2]);
                       model.plural_type_name = text_of(row[3]);
                       model.relation = static_cast<Oid>(stored_value<Datum>(row[4]));
                       model.key = text_of(row[5]);
                       model.adopted = stored_value<Datum>(row[6]) != 0;
                       if (row[7]) model.states = text_of(row[7]);
                       rows.by_relation.emplace(model.relation, model.name);
                       rows.models.emplace(model.name, std::move(model));
                   });
}

std::optional<ColumnReference> column_reference(const pg::Stored &stored) {
    if (!stored) return std::nullopt;
    return unpack(stored_value<std::int64_t>(stored));
}

// Finds the models that rows belong to. Rows of one model mostly lie together.
class Owners {
public:
    explicit Owners(Rows &rows) : rows_(rows) {}

    // nullptr: a restore is still on its way
    ModelRow *find(std::string_view name) {
        if (last_ && last_->name == name) return last_;
        const auto model = rows_.models.find(name);
        if (model == rows_.models.end()) return nullptr;
        return last_ = &model->second;
    }

private:
    Rows &rows_;
    ModelRow *last_ = nullptr;
};

void read_fields(Rows &rows, const CatalogTables &tables, const pg::CatalogSnapshot &snapshot) {
    Owners owners(rows);
    pg::read_table(tables.field, snapshot, {"model", "position", "name", "type", "managed", "column", "options"},
                   [&](const pg::StoredRow &row) {
                       if (ModelRow *model = owners.find(row[0].value()))
                           model->fields.push_back({static_cast<std::int16_t>(stored_value<Datum>(row[1])),
                                                    text_of(row[2]), text_of(row[3]), stored_value<Datum>(row[4]) != 0,
                                                    column_reference(row[5]), text_of(row[6])});
                   });
}

void read_actions(Rows &rows, const CatalogTables &tables, const pg::CatalogSnapshot &snapshot) {
    Owners owners(rows);
    pg::read_table(tables.action, snapshot, {"model", "position", "name", "definition"}, [&](const pg::StoredRow &row) {
        if (ModelRow *model = owners.find(row[0].value()))
            model->actions.push_back(
                {static_cast<std::int16_t>(stored_value<Datum>(row[1])), text_of(row[2]), text_of(row[3])});
    });
}

void read_global_actions(Rows &rows, const CatalogTables &tables, const pg::CatalogSnapshot &snapshot) {
    pg::read_table(tables.global_action, snapshot, {"name", "definition"}, [&](const pg::StoredRow &row) {
        rows.global_actions.push_back({0, text_of(row[0]), text_of(row[1])});
    });
}

void read_searches(Rows &rows, const CatalogTables &tables, const pg::CatalogSnapshot &snapshot) {
    Owners owners(rows);
    pg::read_table(
        tables.search, snapshot, {"model", "storage", "relation", "synonyms"}, [&](const pg::StoredRow &row) {
            ModelRow *model = owners.find(row[0].value());
            if (!model) return;
            model->search = SearchRow{text_of(row[1]), static_cast<Oid>(stored_value<Datum>(row[2])), std::nullopt};
            if (row[3]) model->search->synonyms = text_of(row[3]);
        });
}

void read_accounts(Rows &rows, const CatalogTables &tables, const pg::CatalogSnapshot &snapshot) {
    Owners owners(rows);
    pg::read_table(tables.account, snapshot, {"model", "purpose", "secrets", "options"}, [&](const pg::StoredRow &row) {
        if (ModelRow *model = owners.find(row[0].value()))
            model->account = {text_of(row[1]), static_cast<Oid>(stored_value<Datum>(row[2])), text_of(row[3])};
    });
}

void sort(Rows &rows) {
    const auto by_position = [](const auto &a, const auto &b) { return a.position < b.position; };
    for (auto &[name, model] : rows.models) {
        std::sort(model.fields.begin(), model.fields.end(), by_position);
        std::sort(model.actions.begin(), model.actions.end(), by_position);
    }
    std::sort(rows.global_actions.begin(), rows.global_actions.end(),
              [](const auto &a, const auto &b) { return a.name < b.name; });
}

} // namespace

CatalogTables find_catalog_tables() {
    return pg::call([] {
        const Oid schema = get_namespace_oid("model", true);
        if (!OidIsValid(schema)) return CatalogTables{};
        return CatalogTables{table_oid(schema, "model"),      table_oid(schema, "field"),
                             table_oid(schema, "action"),     table_oid(schema, "global_action"),
                             table_oid(schema, "search"),     table_oid(schema, "account"),
                             table_oid(schema, "permission"), table_oid(schema, "role")};
    });
}

std::shared_ptr<const Rows> read_rows(const CatalogTables &tables) {
    auto rows = std::make_shared<Rows>();
    const pg::CatalogSnapshot snapshot(tables.model);
    read_models(*rows, tables, snapshot);
    read_fields(*rows, tables, snapshot);
    read_actions(*rows, tables, snapshot);
    read_global_actions(*rows, tables, snapshot);
    read_searches(*rows, tables, snapshot);
    read_accounts(*rows, tables, snapshot);
    sort(*rows);
    return rows;
}

} // namespace model_api::catalog
