#include "links/relations/amounts.hpp"

#include "links/relations/tolls.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <unordered_map>

namespace sayso::relations {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

struct Scale {
  std::string_view base;
  double factor;
};

// Units that are told in more than one way; any other is a kind of its own.
const std::unordered_map<std::string_view, Scale>& scales() {
  static const std::unordered_map<std::string_view, Scale> units = {
      {"millimetre", {"metre", 0.001}},
      {"centimetre", {"metre", 0.01}},
      {"metre", {"metre", 1}},
      {"kilometre", {"metre", 1000}},
      {"inch", {"metre", 0.0254}},
      {"foot", {"metre", 0.3048}},
      {"yard", {"metre", 0.9144}},
      {"mile", {"metre", 1609.344}},
      {"nautical mile", {"metre", 1852}},
      {"gram", {"gram", 1}},
      {"kilogram", {"gram", 1000}},
      {"pound", {"gram", 453.592}},
      {"ounce", {"gram", 28.3495}},
      {"tonne", {"gram", 1e6}},
      {"ton", {"gram", 1e6}},
      {"second", {"second", 1}},
      {"minute", {"second", 60}},
      {"hour", {"second", 3600}},
      {"day", {"second", 86400}},
      {"week", {"second", 604800}},
      {"acre", {"square metre", 4046.86}},
      {"hectare", {"square metre", 1e4}},
      {"square kilometre", {"square metre", 1e6}},
      {"square mile", {"square metre", 2.58999e6}},
      {"square metre", {"square metre", 1}},
      {"square foot", {"square metre", 0.092903}},
      {"litre", {"litre", 1}},
      {"gallon", {"litre", 3.78541}}};
  return units;
}

void sort_once(std::vector<Sense>& senses) {
  std::sort(senses.begin(), senses.end());
  senses.erase(std::unique(senses.begin(), senses.end()), senses.end());
}

bool is_weighty(const Word& word) {
  return !word.is(Word::number) && !word.is(Word::capital) && !word.is(Word::day) &&
         !word.is(Word::negation) && word.weight >= 0.2F;
}

void set_interval(const Reading::Figure& figure, Amount& amount) {
  amount.is_change = figure.counting == Counting::change;
  double factor = 1;
  if (!figure.unit.empty()) {
    const auto found = scales().find(figure.unit);
    factor = found == scales().end() ? 1 : found->second.factor;
    amount.unit = hash_of(found == scales().end() ? std::string_view(figure.unit) : found->second.base);
  }
  const double low = figure.low.value_or(figure.high.value_or(0)), high = figure.high.value_or(low);
  amount.about = (std::isfinite(low) && std::isfinite(high) ? (low + high) / 2 : low) * factor;
  amount.low = low * factor;
  amount.high = high * factor;
  switch (figure.bound) {
    case Bound::at_least:
    case Bound::more_than:
      amount.high = infinite;
      amount.is_open = true;
      break;
    case Bound::at_most:
    case Bound::fewer_than:
      amount.low = 0;
      amount.is_open = true;
      break;
    case Bound::about: amount.is_loose = true; break;
    case Bound::exactly:
    case Bound::between: break;
  }
}

}  // namespace

std::vector<Amount> amounts_of(const Reading& reading, const Reading::Statement& statement,
                               const std::vector<Word>& words) {
  std::vector<Amount> amounts;
  for (const Span piece : statement.content) {
    // Figures ascend by their spans.
    auto figure = std::lower_bound(reading.figures.begin(), reading.figures.end(), piece.begin,
                                   [](const Reading::Figure& one, Offset at) { return one.span.begin < at; });
    for (; figure != reading.figures.end() && figure->span.end <= piece.end; ++figure) {
      if (amounts.size() == most_amounts) break;
      if (!figure->low && !figure->high) continue;
      Amount& amount = amounts.emplace_back();
      amount.span = figure->span;
      set_interval(*figure, amount);
      std::size_t after = 0;
      for (const Word& word : words) {
        const bool is_inside = figure->span.begin <= word.span.begin && word.span.end <= figure->span.end;
        const bool is_counted = figure->of.begin <= word.span.begin && word.span.end <= figure->of.end;
        if (word.is(Word::number)) continue;
        if ((is_inside ? figure->unit.empty() : is_counted) && amount.counted.size() < 4)
          amount.counted.push_back(word.stem);
        if (figure->of.empty() && figure->unit.empty() && word.span.begin >= figure->span.end && after < 3) {
          ++after;
          amount.counted.push_back(word.stem);
        }
        const Offset distance = word.span.end <= figure->span.begin
                                    ? figure->span.begin - word.span.end
                                    : word.span.begin - std::min(word.span.begin, figure->span.end);
        if (!is_inside && distance < 40 && is_weighty(word)) amount.around.push_back(word.sense);
      }
      sort_once(amount.counted);
      sort_once(amount.around);
    }
  }
  take_tolls(reading, words, amounts);
  return amounts;
}

Agreement compare(const Amount& a, const Amount& b) {
  if (a.unit != b.unit) return Agreement::unrelated;
  const double larger = std::max(std::abs(a.about), std::abs(b.about));
  const double apart = std::abs(a.about - b.about);
  if (apart <= 1e-9 * larger) {
    if (a.is_open && b.is_loose && a.low > 0) return Agreement::compatible;
    return Agreement::equal;
  }
  // A measure told in other units is rounded, an "about" more so.
  const double tolerance = a.is_loose || b.is_loose ? 0.04 : a.unit != 0 ? 0.02 : 0;
  if (apart <= tolerance * larger) return Agreement::equal;
  // Two tolls and 47 dead: not the same thing, whatever the words.
  if (a.unit == 0 && larger > 8 * std::min(std::abs(a.about), std::abs(b.about))) return Agreement::unrelated;
  const bool are_apart = a.high < b.low || b.high < a.low;
  return are_apart ? Agreement::clash : Agreement::compatible;
}

}  // namespace sayso::relations
