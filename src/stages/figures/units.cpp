// Currency, unit and hedges around a number.
#include "base/ascii.hpp"
#include "stages/figures/quantities.hpp"

#include <array>
#include <cstring>
#include <utility>

namespace sayso::figures {

namespace {

// Words of a line joined as the lists write them, without allocating.
class Phrase {
 public:
  void add(std::string_view text, bool has_space) {
    if (size_ + text.size() + 1 > buffer_.size()) {
      is_too_long_ = true;
      return;
    }
    if (has_space && size_ > 0) buffer_[size_++] = ' ';
    std::memcpy(buffer_.data() + size_, text.data(), text.size());
    size_ += text.size();
  }
  std::string_view view() const {
    return is_too_long_ ? std::string_view() : std::string_view(buffer_.data(), size_);
  }

 private:
  std::array<char, 40> buffer_{};
  std::size_t size_ = 0;
  bool is_too_long_ = false;
};

// Atoms [begin, end) with one space where the text has any; a hyphen inside counts as a space.
Phrase phrase_of(const Line& line, std::size_t begin, std::size_t end) {
  Phrase phrase;
  bool has_space = false;
  for (std::size_t i = begin; i < end; ++i) {
    if (line.is_hyphen(i)) {
      has_space = true;
      continue;
    }
    phrase.add(line.text(i), i > begin && (has_space || line[i].is_after_space));
    has_space = false;
  }
  return phrase;
}

// "USD", "Rs", "SFr", "usd": the words for a currency that stand before a number, too.
bool is_code(std::string_view text) {
  if (text.empty() || text.size() > 3) return false;
  if (text == "rs") return true;
  std::size_t capitals = 0;
  for (const char c : text) capitals += is_ascii_capital(c);
  if (is_ascii_capital(text.front())) return true;
  if (capitals > 0 || text.size() != 3) return false;
  const Unit* unit = find_unit(text);
  return unit != nullptr && unit->kind == UnitKind::money &&
         (text == "rmb" || (unit->name.size() == 3 && unit->name[0] - 'A' == text[0] - 'a' &&
                            unit->name[1] - 'A' == text[1] - 'a' && unit->name[2] - 'A' == text[2] - 'a'));
}

// "MUSD", "kEUR", "bnSEK": a scale before the code of a currency. Its factor, 0 where it is none.
double scaled_currency(std::string_view word, const Unit*& unit) {
  if (word.size() < 4 || word.size() > 6) return 0;
  const std::string_view scale = word.substr(0, word.size() - 3), code = word.substr(word.size() - 3);
  for (const char c : code) {
    if (c < 'A' || c > 'Z') return 0;
  }
  const double factor = short_scale(scale);
  if (factor == 0) return 0;
  unit = find_unit(code);
  return unit != nullptr && unit->kind == UnitKind::money ? factor : 0;
}

// "m", "g", "p" and the like touch their number: "600m".
bool stands_right(const Line& line, std::size_t begin, std::size_t end) {
  const std::string_view word = line.text(begin);
  if (end != begin + 1 || word.size() != 1 || !line.is_any_word(begin)) return true;
  return !line[begin].is_after_space || word == "m";
}

// "pounds" are money or a weight.
const Unit* unit_of_pounds(const Line& line, const Number& number, std::size_t unit) {
  static const Unit money{"GBP", UnitKind::money}, weight{"pound", UnitKind::measure};
  for (std::size_t i = unit < 8 ? 0 : unit - 8; i < unit + 6 && line.has(i); ++i) {
    if (line.is_one_of(i, "weigh", "weighs", "weighed", "weighing", "weight", "heavy", "heavier", "lighter",
                       "baby"))
      return &weight;
  }
  for (std::size_t i = unit < 8 ? 0 : unit - 8; i < unit + 6 && line.has(i); ++i) {
    if (line.is_one_of(i, "pay", "paid", "pays", "cost", "costs", "price", "prices", "fine", "fined", "worth",
                       "fund", "tax", "bill", "spend", "spent", "salary", "fee", "fees", "loan", "sold",
                       "profit", "debt", "budget", "sterling", "earn", "earned", "bonus", "ticket",
                       "investment", "raised", "compensation"))
      return &money;
  }
  const bool is_large = number.is_scaled && number.low >= 1000;
  return is_large || number.low >= 20'000 ? &money : &weight;
}

bool is_filler(const Line& line, std::size_t i) {
  return line.is_one_of(i, "more", "further", "additional", "extra", "full", "whole", "consecutive",
                        "straight", "short", "long", "solid", "calendar", "working", "business");
}

const Unit* unit_at(const Line& line, const Number& number, std::size_t begin, std::size_t& end) {
  if (!line.has(begin)) return nullptr;
  if (line.is_one_of(begin, "pound", "pounds") && !line.is_word(begin + 1, "sterling")) {
    end = begin + 1;
    return unit_of_pounds(line, number, begin);
  }
  constexpr std::pair<std::string_view, std::string_view> brackets[] = {
      {"[", "]"}, {"{", "}"}, {"<", ">"}, {"(", ")"}};
  for (const auto& [open, close] : brackets) {
    if (!line.is_sign(begin, open) || !line.is_sign(begin + 2, close)) continue;  // 20 [kg]
    end = begin + 3;
    const Unit* unit = find_unit(line.text(begin + 1));
    return unit != nullptr && unit->kind == UnitKind::measure ? unit : nullptr;
  }
  const bool is_dollars = line.is_sign(begin + 1, "$") && line.touches_next(begin);  // 500 HK$
  if (!is_dollars && !begins_unit(line.text(begin))) return nullptr;
  for (std::size_t size = longest_phrase + 1; size > 0; --size) {
    if (!line.has(begin + size - 1) || line.is_hyphen(begin + size - 1)) continue;
    const Unit* unit = find_unit(phrase_of(line, begin, begin + size).view());
    if (unit == nullptr || !stands_right(line, begin, begin + size)) continue;
    end = begin + size;
    return unit;
  }
  return nullptr;
}

}  // namespace

const Unit* currency_before(const Line& line, std::size_t i, std::size_t& begin) {
  std::size_t end = i;
  if (line.is_sign(end - 1, ".") && is_code(line.text(end - 2)) && line.is_any_word(end - 2))
    --end;  // Rs. 500
  for (std::size_t size = 2; size > 0; --size) {
    if (end < size) continue;
    const std::size_t first = end - size;
    Phrase phrase;
    bool has_gap = false;
    for (std::size_t k = first; k < end; ++k) {
      has_gap = has_gap || (k > first && line[k].is_after_space);
      phrase.add(line.text(k), false);
    }
    if (has_gap && line.text(first).size() != 2 && line.text(first) != "c")
      continue;  // "US $129", but not "A $5 note"
    const Unit* unit = find_unit(phrase.view());
    if (unit == nullptr && size == 2 && !has_gap && line.is_sign(first + 1, "$"))
      unit = find_unit(line.text(first));  // AUD$
    if (unit == nullptr || unit->kind != UnitKind::money) continue;
    if (size == 1 && line.is_any_word(first) && !is_code(line.text(first))) continue;
    begin = first;
    return unit;
  }
  return nullptr;
}

namespace {

// "10\" long", "12 ft 2 in": signs and a word that are inches only there.
const Unit* inches_at(const Line& line, const Number& number, std::size_t begin, std::size_t& end) {
  static const Unit inch{"inch", UnitKind::measure};
  if (number.is_share || number.is_vague || line.is_number(begin + 1)) return nullptr;
  const bool is_word = line.is_word(begin, "in");
  const std::size_t before = number.begin - (line.is_word(number.begin - 1, "and") ? 2 : 1);
  // A mark of quotation, unless a word says what size it is: it may close what another sentence opened.
  const bool is_size = line.is_one_of(begin + 1, "long", "wide", "tall", "high", "deep", "thick", "screen",
                                      "display", "monitor");
  const bool is_inch = line.is_sign(begin, "\u2033") || (line.is_sign(begin, "\"") && is_size) ||
                       (is_word && line.is_one_of(before, "ft", "foot", "feet"));
  if (!is_inch) return nullptr;
  end = begin + 1;
  return &inch;
}

// "half a mile", "a tenth of a second", "half of 1 percent".
const Unit* unit_of_share(const Line& line, const Number& number, std::size_t begin, std::size_t& end) {
  if (line.is_one_of(begin, "a", "an")) return unit_at(line, number, begin + 1, end);
  if (!line.is_word(begin, "of")) return nullptr;
  const bool is_one = line.is_one_of(begin + 1, "a", "an", "one") || line.text(begin + 1) == "1";
  return is_one ? unit_at(line, number, line.next_joined(begin + 1), end) : nullptr;
}

}  // namespace

double scale_with_currency(const Line& line, std::size_t i, const Unit*& unit) {
  return line.is_any_word(i) ? scaled_currency(line.text(i), unit) : 0;
}

const Unit* unit_after(const Line& line, const Number& number, std::size_t& end) {
  const std::size_t last = number.end - 1;
  const std::size_t begin = line.next_joined(last);
  const Unit* unit = unit_at(line, number, begin, end);
  if (unit == nullptr && line.is_hyphen(begin)) unit = unit_at(line, number, begin + 1, end);  // "30 - year"
  if (unit == nullptr) unit = inches_at(line, number, begin, end);
  if (unit == nullptr && number.is_share) unit = unit_of_share(line, number, begin, end);
  if (unit == nullptr && number.is_vague && line.is_word(begin, "of"))
    unit = unit_at(line, number, begin + 1, end);
  if (unit == nullptr &&
      (line.is_one_of(begin, "plus", "odd") || (line.is_sign(begin, "+") && line.touches_next(last))))
    unit = unit_at(line, number, begin + 1, end);  // "15-plus years"
  if (unit == nullptr && line.is_word(begin, "or") &&
      line.is_one_of(begin + 1, "so", "more", "fewer", "less"))
    unit = unit_at(line, number, begin + 2, end);
  if (unit == nullptr && is_filler(line, begin) && !line.is_word(begin + 1, "than")) {
    unit = unit_at(line, number, begin + 1, end);
    if (unit != nullptr && unit->kind != UnitKind::time) unit = nullptr;
  }
  if (unit == nullptr) return nullptr;
  const std::string_view word = line.text(end - 1);
  const bool is_joined = begin > last + 1;
  // "two second-half goals", "two quarter finals", "one time".
  const bool is_percentage = unit->name == "percentage point";
  const bool wants_hyphen =
      !number.is_share && !is_percentage &&
      (word == "second" || word == "time" || word == "point" || word == "Times" || word == "Point");
  if (wants_hyphen && !is_joined && !number.is_one) return nullptr;
  if (word == "time" && number.is_one) return nullptr;
  // "World Cup 2018 day five": a year before a day that is only one.
  const bool is_year =
      number.is_in_digits && !number.is_scaled && line[last].digits == 4 && !line[last].has_separator;
  if (is_year && !is_joined && unit->kind == UnitKind::time && !word.ends_with('s')) return nullptr;
  if (is_joined && word == "second" && line.is_hyphen(end) && line.is_word(end + 1, "half")) return nullptr;
  // "50 $10 notes": the sign belongs to the next number; "He won 52 won" does not happen.
  if (unit->kind == UnitKind::money && line.is_number(end) && line.touches_next(end - 1)) return nullptr;
  if (word == "won" && number.low < 1000) return nullptr;
  return unit;
}

const Unit* rate_after(const Line& line, std::size_t& end) {
  const bool is_per = line.is_word(end, "per") || line.is_sign(end, "/");
  if (!is_per && !line.is_one_of(end, "a", "an")) return nullptr;
  std::size_t unit_end = end;
  const Unit* unit = unit_at(line, Number{}, end + 1, unit_end);
  if (unit == nullptr || unit->kind == UnitKind::money || unit->kind == UnitKind::share) return nullptr;
  if (!is_per && unit->kind != UnitKind::time) return nullptr;
  end = unit_end;
  return unit;
}

std::optional<Bound> hedge_before(const Line& line, const LineContext& context, std::size_t& begin,
                                  bool is_time) {
  std::optional<Bound> bound;
  std::size_t at = begin;
  for (int round = 0; round < 3; ++round) {
    std::size_t end = at;
    if (round == 0 || bound) {
      if (line.is_one_of(end - 1, "another", "just", "only", "a", "an") && end > 1) {
        // "about a 20 minute walk", "up to another 12"; only if a hedge stands before it.
        if (!line.is_word(end - 1, "just") || !line.is_one_of(end - 2, "over", "under", "about")) --end;
      }
    }
    std::optional<Bound> found;
    std::size_t first = at;
    for (const std::size_t last : {at, end}) {
      for (std::size_t size = longest_phrase; size > 0 && !found; --size) {
        if (last < size) continue;
        found = find_hedge(phrase_of(line, last - size, last).view());
        first = last - size;
      }
      if (found) break;
    }
    if (!found) break;
    // "over four years" is how long, not how much; "for over four years" is.
    const bool is_over = first + 1 == at && line.is_word(first, "over");
    if (is_time && is_over &&
        !line.is_one_of(first - 1, "for", "of", "lasted", "with", "than", "and", "after", "in"))
      break;
    const bool is_doubtful = first + 1 == at && line.is_one_of(first, "over", "about");
    if (is_doubtful && !bound && first > 0 && context.is_preposition(first)) break;
    if (line.is_word(first, "some") && line.is_word(first + 1, "of")) break;
    // "-> 5", ">> 5" and "> 5" at the beginning of a line are no more than an arrow or a mark of quotation.
    const bool is_angle = line.is_sign(at - 1, ">") || line.is_sign(at - 1, "<");
    if (is_angle && !line.is_any_word(at - 2)) break;
    // The outer hedge decides, but for one that only says about.
    if (!bound || *found != Bound::about) bound = found;
    at = first;
  }
  if (bound) begin = at;
  return bound;
}

std::optional<Bound> hedge_after(const Line& line, std::size_t& end) {
  if (line.is_sign(end, "+") && line.touches_next(end - 1)) {
    ++end;
    return Bound::at_least;
  }
  const std::size_t first = line.next_joined(end - 1);
  for (std::size_t size = 3; size > 0; --size) {
    if (!line.has(first + size - 1)) continue;
    const auto found = find_hedge_after(phrase_of(line, first, first + size).view());
    if (!found) continue;
    // "43, at least" may begin what follows: "at least 12 of them".
    if (line.is_number(first + size) || line.role(first + size) != NumberRole::none) continue;
    if (line.is_one_of(first, "plus") && first == end && !line.is_any_word(first + 1)) continue;
    end = first + size;
    return found;
  }
  return std::nullopt;
}

}  // namespace sayso::figures
