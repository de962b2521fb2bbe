#include "engine/evaluation/figures.hpp"

#include "base/utf8.hpp"
#include "engine/evaluation/lines.hpp"
#include "stages/figures/words.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <map>

#include <nlohmann/json.hpp>

namespace sayso {

namespace {

using nlohmann::json;
constexpr double open_end = std::numeric_limits<double>::quiet_NaN();
constexpr const char* bound_names[] = {"exactly",   "at least",   "at most", "about",
                                       "more than", "fewer than", "between"};

// A figure as labels have it, found or gold.
struct Labelled {
  Span span;
  double low = 0, high = 0;
  std::string bound, unit, of;
};

bool is_same(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  return std::abs(a - b) <= 1e-6 * std::max(1e-9, std::max(std::abs(a), std::abs(b)));
}

// One open side says nothing against the number on the other.
bool has_same_value(const Labelled& a, const Labelled& b) {
  const auto low = [](const Labelled& x) {
    return std::isnan(x.low) ? x.high : x.low;
  };
  const auto high = [](const Labelled& x) {
    return std::isnan(x.high) ? x.low : x.high;
  };
  return is_same(low(a), low(b)) && is_same(high(a), high(b));
}

bool has_same_bound(const Labelled& a, const Labelled& b) {
  return a.bound == b.bound && is_same(a.low, b.low) && is_same(a.high, b.high);
}

// Every line that is not empty is a paragraph.
Article article_of(std::string text) {
  Article article;
  article.text = std::move(text);
  for (std::size_t begin = 0; begin < article.text.size();) {
    const std::size_t end = std::min(article.text.find('\n', begin), article.text.size());
    if (end > begin) article.blocks.push_back({{static_cast<Offset>(begin), static_cast<Offset>(end)}});
    begin = end + 1;
  }
  return article;
}

// What is found in a text.
class FigureReader {
 public:
  explicit FigureReader(const Model& model) : reader_(model, {{"figures"}}) {}

  std::vector<Labelled> read(const std::string& text) {
    const Article article = article_of(text);
    reader_.read(article, document_);
    std::vector<Labelled> found;
    for (const Figure& figure : document_.figures) {
      found.push_back({figure.span, figure.low, figure.high,
                       bound_names[static_cast<std::size_t>(figure.bound)],
                       std::string(document_.list(figure.unit)), std::string(document_.text(figure.of))});
    }
    return found;
  }

 private:
  Reader reader_;
  Document document_;
};

bool has_word(const std::string& text, const std::string& word) {
  return text.find(word) != std::string::npos;
}

struct Measures {
  Counts value, unit, bound, all;
  Counts counted;  // of plain counts with the right value
  std::map<std::string, Counts> categories;
};

std::string category_of(const Labelled& figure) {
  if (figure.unit.empty())
    return !is_same(figure.low, figure.high) && figure.bound == "between" ? "interval" : "count";
  if (figure.unit == "score" || figure.unit == "vote") return "score or vote";
  if (figure.unit == "share" || figure.unit.starts_with("percent")) return "percent or share";
  const figures::Unit* unit = figures::find_unit(figure.unit);
  if (unit != nullptr && unit->kind == figures::UnitKind::money) return "money";
  return unit != nullptr && unit->kind == figures::UnitKind::time ? "duration" : "measure";
}

void compare(const std::vector<Labelled>& gold, const std::vector<Labelled>& found, Measures& measures) {
  for (Counts* counts : {&measures.value, &measures.unit, &measures.bound, &measures.all}) {
    counts->gold += gold.size();
    counts->predicted += found.size();
  }
  for (const Labelled& figure : gold) ++measures.categories[category_of(figure)].gold;
  for (const Labelled& figure : found) ++measures.categories[category_of(figure)].predicted;
  std::vector<bool> is_taken(found.size());
  for (const Labelled& wanted : gold) {
    for (std::size_t i = 0; i < found.size(); ++i) {
      const Labelled& one = found[i];
      if (is_taken[i] || one.span.end <= wanted.span.begin || one.span.begin >= wanted.span.end) continue;
      is_taken[i] = true;
      if (!has_same_value(wanted, one)) break;
      const bool has_unit = wanted.unit == one.unit, has_bound = has_same_bound(wanted, one);
      ++measures.value.right;
      measures.unit.right += has_unit;
      measures.bound.right += has_bound;
      measures.all.right += has_unit && has_bound;
      if (category_of(wanted) == category_of(one)) ++measures.categories[category_of(wanted)].right;
      if (wanted.unit.empty() && !wanted.of.empty()) {
        ++measures.counted.gold;
        measures.counted.right += has_word(one.of, wanted.of);
      }
      break;
    }
  }
}

ScoreTable table_of(const std::string& title, const Measures& measures) {
  ScoreTable table{title, {{"value", measures.value, false}}};
  table.rows.push_back({"value with unit", measures.unit, false});
  if (measures.bound.gold > 0) table.rows.push_back({"value with bound", measures.bound, false});
  if (measures.all.gold > 0) table.rows.push_back({"value with unit and bound", measures.all, false});
  if (measures.counted.gold > 0)
    table.rows.push_back({"what is counted (of plain counts)", measures.counted, true});
  for (const auto& [name, counts] : measures.categories)
    table.rows.push_back({"value: " + name, counts, false});
  return table;
}

double end_of(const json& value) { return value.is_number() ? value.get<double>() : open_end; }

std::string text_or_empty(const json& value) {
  return value.is_string() ? value.get<std::string>() : std::string();
}

Result<std::vector<ScoreTable>> evaluate_own(FigureReader& reader, const std::string& path) {
  const auto items = read_json_lines(path);
  if (!items) return fail(items.error());
  std::map<std::string, Measures> parts;
  for (const json& item : *items) {
    const auto text = item.at("text").get<std::string>();
    const OffsetMap map(text, OffsetUnit::codepoint);
    std::vector<Labelled> gold;
    for (const json& figure : item.at("figures")) {
      gold.push_back({{map.to_byte(figure.at("begin").get<std::uint32_t>()),
                       map.to_byte(figure.at("end").get<std::uint32_t>())},
                      end_of(figure.at("low")),
                      end_of(figure.at("high")),
                      figure.at("bound").get<std::string>(),
                      text_or_empty(figure.at("unit")),
                      text_or_empty(figure.at("of"))});
    }
    const auto found = reader.read(text);
    compare(gold, found, parts["all sentences"]);
    compare(gold, found, parts["part \"" + item.value("part", "?") + "\""]);
  }
  std::vector<ScoreTable> tables;
  tables.reserve(parts.size());
  for (const auto& [name, measures] : parts) tables.push_back(table_of("figures, " + name, measures));
  return tables;
}

// The names of the Recognizers' units that are none of our spellings.
std::string unit_of(std::string name) {
  static const std::map<std::string, std::string> names = {{"percentage", "percent"},
                                                           {"pound-mass", "pound"},
                                                           {"count", "time"},
                                                           {"year of age", "age"},
                                                           {"penny", "penny"},
                                                           {"dollar", "USD"},
                                                           {"rupee", "INR"},
                                                           {"mark", "mark"},
                                                           {"deutschmark", "DEM"},
                                                           {"lao kip", "LAK"},
                                                           {"costa rican colón", "CRC"}};
  for (const char* per : {" per share", " per year", " per annum", " per pound", " per barrel", " per ounce",
                          " per troy ounce"}) {
    if (name.ends_with(per)) name.resize(name.size() - std::string_view(per).size());
  }
  if (const auto found = names.find(name); found != names.end()) return found->second;
  const figures::Unit* unit = figures::find_unit(name);
  return unit == nullptr ? std::string() : std::string(unit->name);
}

bool has_unit_of(const Labelled& found, const std::string& wanted) {
  if (wanted == "-" || wanted.empty()) return found.unit.empty();
  const std::string unit = unit_of(wanted);
  if (found.unit == wanted) return true;  // "metre per second"
  if (!unit.empty())
    return found.unit == unit || found.unit.starts_with(unit + " per ") ||
           (wanted == "percentage" && found.unit == "percentage point");
  if (wanted.find('%') != std::string::npos) return found.unit == "percent" || found.unit == "share";
  std::string noun = wanted.substr(wanted.rfind(' ') + 1);
  if (noun.size() > 4) noun.resize(noun.size() - 1);  // company, companies
  return found.unit.empty() && has_word(found.of, noun);
}

bool is_value(const Labelled& found, const std::string& value) {
  char* end = nullptr;
  const double low = std::strtod(value.c_str(), &end);
  const double high = *end == '-' ? std::strtod(end + 1, nullptr) : low;
  const auto is_near = [](double a, double b) {
    return is_same(a, b) || (b < 1 && std::abs(a - b) < 0.005);
  };
  const double own_low = std::isnan(found.low) ? found.high : found.low;
  const double own_high = std::isnan(found.high) ? found.low : found.high;
  return is_near(own_low, low) && is_near(own_high, high);
}

void compare_quantities(const json& item, const std::vector<Labelled>& found, Measures& measures) {
  std::vector<std::pair<std::string, std::string>> gold;
  for (const json& quantity : item.at("quantities")) {
    const auto unit = quantity.at("normalized_unit").get<std::string>();
    if (!unit.ends_with(" of age")) gold.emplace_back(quantity.at("value").get<std::string>(), unit);
  }
  for (Counts* counts : {&measures.value, &measures.unit}) {
    counts->gold += gold.size();
    counts->predicted += found.size();
  }
  std::vector<bool> is_taken(found.size()), is_found(gold.size());
  for (const bool wants_unit : {true, false}) {
    for (std::size_t k = 0; k < gold.size(); ++k) {
      for (std::size_t i = 0; i < found.size() && !is_found[k]; ++i) {
        if (is_taken[i] || !is_value(found[i], gold[k].first)) continue;
        const bool has_unit = has_unit_of(found[i], gold[k].second);
        if (wants_unit && !has_unit) continue;
        is_taken[i] = is_found[k] = true;
        ++measures.value.right;
        measures.unit.right += has_unit;
      }
    }
  }
}

// Of the zip format, so that halves can be made again elsewhere.
std::uint32_t checksum_of(std::string_view text) {
  std::uint32_t sum = 0xFFFFFFFFU;
  for (const char c : text) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~sum;
}

Result<void> evaluate_quantities(FigureReader& reader, const std::string& path,
                                 std::vector<ScoreTable>& tables, Measures (&sums)[2]) {
  const auto lines = read_text_lines(path);
  if (!lines) return fail(lines.error());
  std::string whole;
  for (const std::string& line : *lines) whole += line + "\n";
  const json items = json::parse(whole, nullptr, false);
  if (!items.is_array()) return fail(Fault::bad_input, path + " is no list of texts with quantities.");
  Measures halves[2];
  for (const json& item : items) {
    const auto text = item.at("text").get<std::string>();
    const auto found = reader.read(text);
    const std::size_t half = checksum_of(text) % 2;
    compare_quantities(item, found, halves[half]);
    compare_quantities(item, found, sums[half]);
  }
  const std::string name = std::filesystem::path(path).filename().string();
  tables.push_back(table_of("figures, " + name + ", even half (looked at)", halves[0]));
  tables.push_back(table_of("figures, " + name + ", odd half", halves[1]));
  return {};
}

Result<std::vector<ScoreTable>> evaluate_folder(FigureReader& reader, const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (name.find("-model.json") != std::string::npos) paths.push_back(entry.path().string());
  }
  if (paths.empty()) return fail(Fault::bad_input, folder + " has no file …-model.json(.gz).");
  std::sort(paths.begin(), paths.end());
  std::vector<ScoreTable> tables;
  Measures sums[2];
  for (const std::string& path : paths) {
    if (auto done = evaluate_quantities(reader, path, tables, sums); !done) return fail(done.error());
  }
  tables.push_back(table_of("figures, all files, even half (looked at)", sums[0]));
  tables.push_back(table_of("figures, all files, odd half", sums[1]));
  return tables;
}

// Where the words stand in the text; the whole text where they do not.
std::vector<Span> places_of(const std::string& text, const std::string& words) {
  std::vector<Span> places;
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
    places.push_back({static_cast<Offset>(at), static_cast<Offset>(at + words.size())});
  if (places.empty()) places.push_back({0, static_cast<Offset>(text.size())});
  return places;
}

bool is_ordinal(const std::string& words) {
  return words == "second" || words == "third" || words == "fourth" || words == "fifth" || words == "sixth";
}

Result<std::vector<ScoreTable>> evaluate_clusters(FigureReader& reader, const std::string& path,
                                                  const json& all) {
  const auto folder = std::filesystem::path(path).parent_path() / "clusters";
  std::map<std::string, std::pair<std::string, std::vector<Labelled>>> articles;
  Counts value, unit, bound, ordinal;
  for (const json& cluster : all.at("clusters")) {
    for (const json& statement : cluster.at("statements")) {
      const auto file = folder / cluster.at("folder").get<std::string>() /
                        (statement.at("article").get<std::string>() + ".txt");
      if (articles.find(file.string()) == articles.end()) {
        const auto lines = read_text_lines(file.string());
        if (!lines) return fail(lines.error());
        std::string text;
        for (const std::string& line : *lines) text += line + "\n";
        articles[file.string()] = {text, reader.read(text)};
      }
      const auto& [text, found] = articles[file.string()];
      for (const json& figure : statement.at("figures")) {
        const auto words = figure.at("words").get<std::string>();
        const Labelled wanted{{},
                              end_of(figure.at("low")),
                              end_of(figure.at("high")),
                              figure.at("bound").get<std::string>(),
                              text_or_empty(figure.at("unit")),
                              ""};
        bool is_right = false, has_unit = false, has_bound = false;
        for (const Span place : places_of(text, words)) {
          for (const Labelled& one : found) {
            const bool overlaps = one.span.begin < place.end && place.begin < one.span.end;
            if (!overlaps || !has_same_value(wanted, one)) continue;
            is_right = true;
            has_unit = has_unit || one.unit == wanted.unit;
            has_bound = has_bound || has_same_bound(wanted, one);
          }
        }
        Counts& counts = is_ordinal(words) ? ordinal : value;
        ++counts.gold, counts.right += is_right;
        if (is_ordinal(words)) continue;
        ++unit.gold, unit.right += has_unit;
        ++bound.gold, bound.right += has_bound;
      }
    }
  }
  return std::vector<ScoreTable>{{"figures of the statements in clusters, found with the right value",
                                  {{"value", value, true},
                                   {"value with unit", unit, true},
                                   {"value with bound", bound, true},
                                   {"ordinals (no figures here)", ordinal, true}}}};
}

}  // namespace

Result<std::vector<ScoreTable>> evaluate_figures(const Model& model, const std::string& path) {
  FigureReader reader(model);
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return evaluate_folder(reader, path);
  if (path.find(".jsonl") != std::string::npos) return evaluate_own(reader, path);
  const auto lines = read_text_lines(path);
  if (!lines) return fail(lines.error());
  std::string whole;
  for (const std::string& line : *lines) whole += line + "\n";
  const json all = json::parse(whole, nullptr, false);
  if (all.is_object() && all.contains("clusters")) return evaluate_clusters(reader, path, all);
  std::vector<ScoreTable> tables;
  Measures sums[2];
  if (auto done = evaluate_quantities(reader, path, tables, sums); !done) return fail(done.error());
  return tables;
}

}  // namespace sayso
