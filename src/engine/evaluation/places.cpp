#include "engine/evaluation/places.hpp"

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "engine/evaluation/lines.hpp"
#include "model/gazetteer/gazetteer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>

#include <nlohmann/json.hpp>

namespace sayso {

namespace {

using nlohmann::json;

constexpr double hundred_miles = 161;      // kilometres
constexpr double half_the_earth = 20'039;  // the farthest that two places can be apart

struct Toponym {
  Span span;  // bytes
  bool is_located = false, is_adjective = false;
  double latitude = 0, longitude = 0;
  const Place* found = nullptr;  // at the same span, else one that overlaps
  bool is_exact = false;
};

double kilometres(double latitude, double longitude, const Place& place) {
  constexpr double radians = 3.14159265358979 / 180, radius = 6371;
  const double north = (place.latitude - latitude) * radians, east = (place.longitude - longitude) * radians;
  const double chord = std::pow(std::sin(north / 2), 2) + std::cos(latitude * radians) *
                                                              std::cos(place.latitude * radians) *
                                                              std::pow(std::sin(east / 2), 2);
  return 2 * radius * std::asin(std::min(1.0, std::sqrt(chord)));
}

std::string text_of(const json& item, const char* key) {
  const auto found = item.find(key);
  return found != item.end() && found->is_string() ? found->get<std::string>() : std::string();
}

struct Half {
  Counts exact, overlapping, exact_as_annotated, overlapping_as_annotated;
  std::uint64_t located = 0, reached = 0;  // with coordinates; found and with a point
  std::uint64_t within = 0;
  std::vector<double> errors;  // of what was found and has a point
};

class PlaceScorer {
 public:
  explicit PlaceScorer(const Model& model) : gazetteer_(model.gazetteer()), reader_(model, {{"places"}}) {}

  void add(const json& item, Half& half) {
    read(item);
    gather(item);
    match();
    count(half);
  }

 private:
  void read(const json& item) {
    article_ = Article();
    article_.text = text_of(item, "text");
    article_.source.url = text_of(item, "url");
    for (std::size_t begin = 0; begin < article_.text.size();) {
      const std::size_t end = std::min(article_.text.find('\n', begin), article_.text.size());
      if (end > begin) {
        article_.blocks.push_back(
            {{static_cast<Offset>(begin), static_cast<Offset>(end)}, BlockKind::paragraph});
      }
      begin = end + 1;
    }
    reader_.read(article_, document_);
  }

  void gather(const json& item) {
    toponyms_.clear();
    const OffsetMap map(article_.text, OffsetUnit::codepoint);
    for (const json& given : item["toponyms"]) {
      Toponym toponym;
      toponym.span = map.to_bytes({given["start"].get<std::uint32_t>(), given["end"].get<std::uint32_t>()});
      toponym.is_located = given.contains("lat");
      if (toponym.is_located) {
        toponym.latitude = given["lat"].get<double>();
        toponym.longitude = given["lon"].get<double>();
      }
      if (gazetteer_ != nullptr) {
        std::string key = "%";
        gazetteer_->fold(article_.slice(toponym.span), key);
        toponym.is_adjective = !gazetteer_->senses(key).empty();
      }
      toponyms_.push_back(toponym);
    }
  }

  // Each place to one toponym: the same span first, then one that overlaps.
  void match() {
    is_used_.assign(document_.places.size(), false);
    for (const bool wants_same : {true, false}) {
      for (Toponym& toponym : toponyms_) {
        for (std::size_t i = 0; i < document_.places.size() && toponym.found == nullptr; ++i) {
          const Span span = document_.places[i].span;
          const bool is_same = span == toponym.span;
          const bool overlaps = span.begin < toponym.span.end && toponym.span.begin < span.end;
          if (is_used_[i] || !(wants_same ? is_same : overlaps)) continue;
          toponym.found = &document_.places[i];
          toponym.is_exact = is_same;
          is_used_[i] = true;
        }
      }
    }
  }

  void count(Half& half) const {
    half.exact_as_annotated.predicted += document_.places.size();
    half.overlapping_as_annotated.predicted += document_.places.size();
    std::uint64_t neither = 0;
    for (const Toponym& toponym : toponyms_) {
      const bool is_found = toponym.found != nullptr, is_exact = is_found && toponym.is_exact;
      half.exact_as_annotated.gold += 1;
      half.overlapping_as_annotated.gold += 1;
      half.exact_as_annotated.right += is_exact ? 1 : 0;
      half.overlapping_as_annotated.right += is_found ? 1 : 0;
      if (!toponym.is_located || toponym.is_adjective) {
        neither += is_found ? 1 : 0;
        continue;
      }
      half.exact.gold += 1;
      half.overlapping.gold += 1;
      half.exact.right += is_exact ? 1 : 0;
      half.overlapping.right += is_found ? 1 : 0;
      half.located += 1;
      if (!is_found || std::isnan(toponym.found->latitude)) continue;
      half.reached += 1;
      half.errors.push_back(kilometres(toponym.latitude, toponym.longitude, *toponym.found));
      if (half.errors.back() <= hundred_miles) ++half.within;
    }
    half.exact.predicted += document_.places.size() - neither;
    half.overlapping.predicted += document_.places.size() - neither;
  }

  std::shared_ptr<const Gazetteer> gazetteer_;
  Reader reader_;
  Article article_;
  Document document_;
  std::vector<Toponym> toponyms_;
  std::vector<bool> is_used_;
};

ScoreTable table_of(Half half, const std::string& title) {
  std::sort(half.errors.begin(), half.errors.end());
  double sum = 0, logarithms = 0;
  for (const double error : half.errors) {
    sum += error;
    logarithms += std::log1p(error) / std::log1p(half_the_earth);
  }
  const auto count = static_cast<double>(std::max<std::size_t>(half.errors.size(), 1));
  char errors[96];
  std::snprintf(errors, sizeof errors, "with a point (mean error %.0f km, median %.0f km, area %.3f)",
                sum / count, half.errors.empty() ? 0.0 : half.errors[half.errors.size() / 2],
                logarithms / count);
  ScoreTable table;
  table.title = title;
  table.rows.push_back({"found, same span", half.exact});
  table.rows.push_back({"found, overlapping", half.overlapping});
  table.rows.push_back({"found as annotated, same span", half.exact_as_annotated});
  table.rows.push_back({"found as annotated, overlapping", half.overlapping_as_annotated});
  table.rows.push_back({errors, {half.reached, half.reached, half.located}, true});
  table.rows.push_back(
      {"within 161 km, of those with a point", {half.within, half.reached, half.reached}, true});
  table.rows.push_back({"within 161 km, of all", {half.within, half.reached, half.located}, true});
  return table;
}

}  // namespace

Result<std::vector<ScoreTable>> evaluate_places(const Model& model, const std::string& path) {
  std::error_code unreadable;
  std::vector<std::pair<std::string, std::string>> files{{"", path}};
  if (std::filesystem::is_directory(path, unreadable)) {
    files = {{"LGL, ", path + "/lgl.jsonl.gz"}, {"GeoVirus, ", path + "/geovirus.jsonl.gz"}};
  }
  std::vector<ScoreTable> tables;
  PlaceScorer scorer(model);
  for (const auto& [name, file] : files) {
    auto items = read_json_lines(file);
    if (!items) return fail(std::move(items).error());
    std::array<Half, 2> halves;
    for (const json& item : *items) {
      if (!item.contains("text") || !item.contains("toponyms")) {
        return fail(Fault::bad_input, "The file " + file + " has a line without \"text\" or \"toponyms\".");
      }
      scorer.add(item, halves[xxh3_64(text_of(item, "id")) % 2]);
    }
    tables.push_back(table_of(std::move(halves[0]), name + "even half"));
    tables.push_back(table_of(std::move(halves[1]), name + "odd half"));
  }
  return tables;
}

}  // namespace sayso
