#include "engine/evaluation/scores.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <nlohmann/json.hpp>

namespace sayso {

namespace {

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%8.2f", value);
  return text;
}

}  // namespace

std::string as_text(const ScoreTable& table) {
  std::size_t width = 10;
  for (const ScoreRow& row : table.rows) width = std::max(width, row.name.size());
  std::string out = table.title + "\n";
  out += std::string(width, ' ') + "   precision  recall      F1    right  predicted     gold\n";
  for (const ScoreRow& row : table.rows) {
    const Counts& c = row.counts;
    const std::string none(8, ' ');
    char counts[80];
    std::snprintf(counts, sizeof counts, " %8llu   %8llu %8llu", static_cast<unsigned long long>(c.right),
                  static_cast<unsigned long long>(c.predicted), static_cast<unsigned long long>(c.gold));
    out += row.name + std::string(width - row.name.size(), ' ') + "    " +
           (row.is_share ? none : number(c.precision())) + number(c.recall()) +
           (row.is_share ? none : number(c.f1())) + counts + "\n";
  }
  return out;
}

std::string as_json(const ScoreTable& table) {
  std::string out;
  for (const ScoreRow& row : table.rows) {
    const auto rounded = [](double value) {
      return std::round(value * 100) / 100;
    };
    nlohmann::ordered_json line{{"table", table.title},      {"name", row.name},
                                {"right", row.counts.right}, {"predicted", row.counts.predicted},
                                {"gold", row.counts.gold},   {"recall", rounded(row.counts.recall())}};
    if (!row.is_share) {
      line["precision"] = rounded(row.counts.precision());
      line["f1"] = rounded(row.counts.f1());
    }
    out += line.dump() + "\n";
  }
  return out;
}

}  // namespace sayso
