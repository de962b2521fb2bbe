#include "exports/record_csv/record_csv.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include <nlohmann/json.hpp>

namespace sayso {
namespace {

using nlohmann::json;

struct Table {
  std::string_view name, columns;  // columns with spaces between
};

constexpr std::array tables{
    Table{"article", "id title outlet url byline credit dateline published language sha256 words version "
                     "path origins story "
                     "superseded_by address fetched run text"},
    Table{"claim", "id first articles outlets origins statements"},
    Table{"correction", "id what target value who when why undone"},
    Table{"event", "id article statement type trigger who whom when where firmness polarity asserted_by "
                   "own_voice begin end run number"},
    Table{"figure",
          "id article statement text of low high bound unit as_of cumulative place begin end run number"},
    Table{"origin", "id kind first articles evidence"},
    Table{"place", "id article statement text name country geonameid lat lon precision begin end run number"},
    Table{"relation", "id from type to rule from_words to_words confidence by broken"},
    Table{"speaker", "id name type named names roles"},
    Table{"statement", "id article outlet published title speaker_names speakers voice kind act negated "
                       "realis firmness polarity source "
                       "cue content begin end addressee medium said within figures events confidence "
                       "superseded_by claim vanished "
                       "rejected run number"},
    Table{"story", "id title from to articles"},
    Table{"time", "id article statement text value precision kind begin end run number"}};

constexpr auto names = [] {
  std::array<std::string_view, tables.size()> made{};
  for (std::size_t i = 0; i < tables.size(); ++i) made[i] = tables[i].name;
  return made;
}();

template <class Take>
void each_column(const Table& table, Take&& take) {
  for (std::string_view rest = table.columns; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    take(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

void append_cell(std::string& row, std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    row.append(cell);
    return;
  }
  row.push_back('"');
  for (const char c : cell) {
    if (c == '"') row.push_back('"');
    row.push_back(c);
  }
  row.push_back('"');
}

// A value as one cell.
std::string cell_of(const json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array()) {
    const bool is_words =
        std::all_of(value.begin(), value.end(), [](const json& one) { return one.contains("text"); });
    std::string cell;
    for (const json& one : value)
      cell.append(cell.empty() ? "" : is_words ? " … " : "; ").append(cell_of(one));
    return cell;
  }
  if (value.is_object()) {
    for (const char* const key : {"text", "value", "count"})
      if (value.contains(key)) return cell_of(value[key]);
    // A role of a speaker.
    std::string cell;
    for (const auto& [key, part] : value.items())
      if (!part.is_null()) cell.append(cell.empty() ? "" : ", ").append(key + " " + cell_of(part));
    return cell;
  }
  return value.dump();
}

class CsvRows {
 public:
  explicit CsvRows(const TakeLine& take) : take_(take) {}

  Result<void> write_names() {
    for (const Table& table : tables) {
      std::string row;
      each_column(table, [&](std::string_view column) { row.append(row.empty() ? "" : ",").append(column); });
      if (Result<void> taken = take_(table.name, row.append("\r\n")); !taken) return taken;
    }
    return {};
  }

  Result<void> take(std::string_view kind, std::string_view line) {
    const auto* const table =
        std::find_if(tables.begin(), tables.end(), [&](const Table& one) { return one.name == kind; });
    if (table == tables.end()) return {};  // the header
    const json object = json::parse(line, nullptr, false);
    remember(kind, object);
    std::string row;
    bool is_first = true;
    each_column(*table, [&](std::string_view column) {
      if (!is_first) row.push_back(',');
      is_first = false;
      append_cell(row, cell(kind, object, column));
    });
    return take_(kind, row.append("\r\n"));
  }

 private:
  struct ArticleCells {
    std::string outlet, published, title;
  };

  // Articles and speakers come before the statements that name them.
  void remember(std::string_view kind, const json& object) {
    if (kind == "article")
      articles_[object["id"].get<std::string>()] = {cell_of(object["outlet"]), cell_of(object["published"]),
                                                    cell_of(object["title"])};
    if (kind == "speaker") speakers_[object["id"].get<std::string>()] = cell_of(object["name"]);
  }

  std::string cell(std::string_view kind, const json& object, std::string_view column) const {
    const std::string key(column);
    if (kind == "statement") {
      const auto article = articles_.find(object["article"].get<std::string>());
      if (article != articles_.end()) {
        if (column == "outlet") return article->second.outlet;
        if (column == "published") return article->second.published;
        if (column == "title") return article->second.title;
      }
      if (column == "speaker_names") return speaker_names(object["speakers"]);
      if (column == "begin" || column == "end") return edge(object["content"], column == "begin");
    }
    if (kind == "event" && (column == "begin" || column == "end")) return cell_of(object["trigger"][key]);
    if (kind == "relation" && (column == "from_words" || column == "to_words"))
      return cell_of(object["evidence"][column == "from_words" ? 0 : 1]["text"]);
    const auto found = object.find(key);
    return found == object.end() ? std::string() : cell_of(*found);
  }

  std::string speaker_names(const json& ids) const {
    std::string cell;
    for (const json& id : ids) {
      const auto speaker = speakers_.find(id.get<std::string>());
      if (speaker == speakers_.end() || speaker->second.empty()) continue;
      cell.append(cell.empty() ? "" : "; ").append(speaker->second);
    }
    return cell;
  }

  // Where the first piece begins, or the last ends.
  static std::string edge(const json& pieces, bool is_begin) {
    if (pieces.empty()) return {};
    return is_begin ? pieces.front()["begin"].dump() : pieces.back()["end"].dump();
  }

  const TakeLine& take_;
  std::unordered_map<std::string, ArticleCells> articles_;
  std::unordered_map<std::string, std::string> speakers_;
};

}  // namespace

std::span<const std::string_view> csv_tables() { return names; }

Result<void> write_record_csv(Database& database, const Filter& filter, const TakeLine& take) {
  CsvRows rows(take);
  if (Result<void> named = rows.write_names(); !named) return named;
  return write_record_jsonl(
      database, filter, [&](std::string_view kind, std::string_view line) { return rows.take(kind, line); });
}

}  // namespace sayso
