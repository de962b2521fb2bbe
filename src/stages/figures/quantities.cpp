#include "stages/figures/quantities.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace sayso::figures {

namespace {

constexpr double open_end = std::numeric_limits<double>::quiet_NaN();

bool is_whole(double value) { return value == std::floor(value); }

class QuantityReader {
 public:
  QuantityReader(const Line& line, const LineContext& context, std::vector<Quantity>& quantities)
      : line_(line), context_(context), quantities_(quantities) {}

  void read() {
    for (std::size_t i = 0; i < line_.size();) {
      if (!line_.is_number(i) && line_.role(i) == NumberRole::none) {
        ++i;
        continue;
      }
      i = std::max(read_at(i), i + 1);
    }
  }

 private:
  // One number with what belongs to it. `begin` is where its words begin, `unit` stands before or after it.
  struct Part {
    Number number;
    std::size_t begin = 0, end = 0;  // with currency and unit
    const Unit* unit = nullptr;
    const Unit* rate = nullptr;
    bool is_money_before = false;
  };

  bool read_part(std::size_t i, Part& part) const {
    std::size_t begin = i;
    const Unit* currency = currency_before(line_, i, begin);
    if (begin < taken_) currency = nullptr;
    const auto number = read_number(line_, i, currency != nullptr);
    if (!number || number->begin < taken_) return false;
    part.number = *number;
    if (currency == nullptr && read_scaled_currency(i, part)) return true;
    part.begin = currency != nullptr ? begin : number->begin;
    part.end = number->end;
    part.is_money_before = currency != nullptr;
    std::size_t end = number->end;
    part.unit = unit_after(line_, *number, end);
    if (part.unit != nullptr && currency != nullptr && line_.is_number(end) && !line_.is_any_word(end - 1))
      part.unit = nullptr;
    if (part.unit != nullptr) part.end = end;
    if (currency != nullptr &&
        (part.unit == nullptr || part.unit->kind != UnitKind::money || part.unit->name == "USD")) {
      const bool keeps_end = part.unit != nullptr && part.unit->kind == UnitKind::money;
      part.unit = currency;
      if (!keeps_end) part.end = number->end;
    }
    if (part.unit != nullptr) read_fraction_of_unit(part);
    if (part.unit != nullptr && part.unit->kind == UnitKind::money) read_cents(part);
    if (part.unit != nullptr && part.unit->kind == UnitKind::measure) part.rate = rate_after(line_, part.end);
    return true;
  }

  // "30 MUSD", "MEUR 5": the scale is a part of the currency's word.
  bool read_scaled_currency(std::size_t i, Part& part) const {
    const Unit* unit = nullptr;
    double factor = scale_with_currency(line_, part.number.end, unit);
    const bool is_after = factor > 0;
    if (!is_after && i > taken_) factor = scale_with_currency(line_, i - 1, unit);
    if (factor == 0 || part.number.is_scaled || part.number.is_share) return false;
    part.number.low *= factor;
    part.number.high *= factor;
    part.number.is_scaled = true;
    part.unit = unit;
    part.begin = is_after ? part.number.begin : i - 1;
    part.end = part.number.end + (is_after ? 1 : 0);
    part.is_money_before = !is_after;
    return true;
  }

  // "two years and a half", "three miles and a quarter".
  void read_fraction_of_unit(Part& part) const {
    if (part.is_money_before || part.number.is_share || part.number.is_vague || !is_whole(part.number.low))
      return;
    double fraction = 0;
    const std::size_t end = end_of_and_fraction(line_, part.end, fraction);
    // "Two years and a half million": of what follows.
    if (end == 0 || line_.role(end) != NumberRole::none || line_.is_one_of(end, "of", "the") ||
        line_.is_hyphen(end))
      return;
    if (line_.role(line_.next_joined(end - 1)) != NumberRole::none || is_unit_at(end)) return;
    part.number.low = part.number.high = part.number.low + fraction;
    part.end = end;
  }

  bool is_unit_at(std::size_t i) const {
    return begins_unit(line_.text(i)) && find_unit(line_.text(i)) != nullptr;
  }

  // "a year and a half": the half of atom i is the first number word there. Where it ends; 0 where it is none.
  std::size_t read_unit_and_fraction(std::size_t i) {
    const std::size_t unit = i - 3, article = i - 4;
    if (i < taken_ + 4 || !line_.is_one_of(article, "a", "an") || !line_.is_any_word(unit)) return 0;
    double fraction = 0;
    const std::size_t end = end_of_and_fraction(line_, i - 2, fraction);
    if (end == 0 || is_unit_at(end) || line_.is_one_of(end, "of", "the") ||
        line_.role(end) != NumberRole::none)
      return 0;
    Part part;
    part.unit = find_unit(line_.text(unit));
    if (part.unit == nullptr || part.unit->kind == UnitKind::money || part.unit->name == "time") return 0;
    part.begin = part.number.begin = article;
    part.end = part.number.end = end;
    part.number.low = part.number.high = 1 + fraction;
    std::size_t begin = article;
    const auto hedge = hedge_before(line_, context_, begin, part.unit->kind == UnitKind::time);
    if (begin < taken_) return 0;
    const Candidate candidate{part.number, part.unit, end, false, hedge.has_value(), false};
    if (is_no_figure(line_, context_, candidate)) return exclude(end);
    return add(part, part.number.low, part.number.high, begin, hedge, false);
  }

  // "3 dollars and 50 cents", "$3 and 50 cents", "15 dollars 50", "75 USD million".
  void read_cents(Part& part) const {
    const std::size_t and_end = line_.is_word(part.end, "and") ? part.end + 1 : part.end;
    if (part.is_money_before && and_end == part.end) return;
    if (!part.is_money_before && part.end == part.number.end) return;
    if (line_.role(part.end) == NumberRole::scale && !part.number.is_scaled) {
      const double factor = line_[part.end].word->value;
      part.number.low *= factor;
      part.number.high *= factor;
      part.number.is_scaled = true;
      ++part.end;
      return;
    }
    if (!line_.is_number(and_end) && line_.role(and_end) == NumberRole::none) return;
    const auto cents = read_number(line_, and_end, false);
    if (!cents || !(cents->low < 100) || cents->is_scaled || !is_whole(cents->low) ||
        !is_whole(part.number.low))
      return;
    std::size_t end = cents->end;
    const Unit* unit = unit_after(line_, *cents, end);
    const bool is_said_short = and_end == part.end && cents->low >= 10 && unit == nullptr &&
                               is_end_of_clause(cents->end) && !line_.is_hyphen(part.end) &&
                               !part.number.is_scaled;
    if (!is_said_short && (unit == nullptr || unit->kind != UnitKind::cent)) return;
    if (is_said_short) end = cents->end;
    part.number.low += cents->low / 100;
    part.number.high = part.number.low;
    part.end = end;
  }

  bool is_end_of_clause(std::size_t i) const {
    return !line_.has(i) || line_.is_sign(i, ".") || line_.is_sign(i, ",") || line_.is_sign(i, ";") ||
           line_.is_sign(i, "!") || line_.is_sign(i, "?");
  }

  // Reads the number at atom i and says where to go on.
  std::size_t read_at(std::size_t i) {
    if (const std::size_t end = read_unit_and_fraction(i); end > 0) return end;
    Part part;
    if (!read_part(i, part)) {
      if (line_.is_number(i) && !line_[i].is_quantity) taken_ = i + 1;
      return i + 1;
    }
    if (part.unit == nullptr && part.number.is_in_digits) {
      if (const std::size_t end = end_of_code(part); end > 0) return exclude(end);
      if (const std::size_t end = read_score(part); end > 0) return end;
    }
    std::size_t begin = part.begin;
    const bool is_time = part.unit != nullptr && part.unit->kind == UnitKind::time;
    auto hedge = hedge_before(line_, context_, begin, is_time);
    if (begin < taken_) {  // the words belong to the figure before
      begin = part.begin;
      hedge.reset();
    }
    Candidate candidate{
        part.number, part.unit, part.end, part.is_money_before, hedge.has_value() || hedged_after(part),
        false};
    candidate.follows_excluded = follows_excluded(part);
    if (const std::size_t end = read_ratio(part, begin, hedge); end > 0) return end;
    if (is_no_figure(line_, context_, candidate))
      return exclude(std::max(part.end, end_of_excluded_range(part)));
    if (const std::size_t end = read_sides(part, begin, hedge); end > 0) return end;
    if (const std::size_t end = read_range(part, begin, hedge); end > 0) return end;
    return add(part, part.number.low, part.number.high, begin, hedge, part.number.is_vague);
  }

  std::size_t exclude(std::size_t end) { return taken_ = excluded_end_ = end; }

  bool hedged_after(const Part& part) const {
    std::size_t end = part.end;
    if (hedge_after(line_, end)) return true;
    end = part.number.end;
    return hedge_after(line_, end).has_value();
  }

  bool follows_excluded(const Part& part) const {
    if (excluded_end_ == 0 || part.begin != excluded_end_ + 1 || part.unit != nullptr) return false;
    const std::size_t joint = excluded_end_;
    return line_.is_one_of(joint, "and", "or", "to") || line_.is_sign(joint, ",") || line_.is_dash(joint) ||
           line_.is_sign(joint, "&");
  }

  // "aged 8–10", "1914-18": what follows an excluded number over a dash or "to" goes with it.
  std::size_t end_of_excluded_range(const Part& part) const {
    const std::size_t joint = part.number.end;
    if (part.end != joint) return part.end;
    if (!line_.is_dash(joint) && !line_.is_one_of(joint, "to", "and")) return part.end;
    if (line_.is_word(joint, "and") && !line_.is_word(part.begin - 1, "between")) return part.end;
    if (!line_.is_number(joint + 1) && line_.role(joint + 1) == NumberRole::none) return part.end;
    const auto second = read_number(line_, joint + 1, false);
    if (!second) return part.end;
    std::size_t end = second->end;
    if (unit_after(line_, *second, end) != nullptr && !line_.is_one_of(end, "old")) return part.end;
    return end;
  }

  // Telephone numbers, spans of years, codes: "555-0123", "2010-11", "737-800". Where they end; 0 where it is none.
  std::size_t end_of_code(const Part& part) const {
    std::size_t end = part.number.end;
    if (end != part.number.begin + 1) return 0;
    std::size_t groups = 1;
    bool is_tight = true;
    while (line_.is_dash(end) && line_.is_number(end + 1) && line_[end + 1].is_quantity) {
      is_tight = is_tight && line_.touches_next(end - 1) && line_.touches_next(end);
      end += 2;
      ++groups;
    }
    if (groups == 1) return 0;
    if (groups > 2) return end;
    const Atom &first = line_[end - 3], &second = line_[end - 1];
    const bool is_plain = !first.has_separator && !second.has_separator;
    if (!is_plain) return 0;
    const bool is_year = first.digits == 4 && first.value >= 1000 && first.value <= 2100;
    if (is_year && (second.digits == 2 || second.digits == 4) && !has_unit_at(end)) return end;
    if (!is_tight) return 0;
    if (first.digits >= 3 && second.digits == 4 && !has_unit_at(end) && second.value < 10 * first.value)
      return first.digits == 3 ? end : 0;
    return first.value > second.value && first.value >= 200 ? end : 0;
  }

  bool has_unit_at(std::size_t i) const {
    return begins_unit(line_.text(i)) || line_.role(i) == NumberRole::scale;
  }

  // "3-1", "Sweden 1 – 0 Korea", "52 to 48": two figures, each exact. Where they end; 0 where it is none.
  std::size_t read_score(const Part& part) {
    const std::size_t joint = part.number.end;
    const bool is_dash = line_.is_dash(joint);
    if ((!is_dash && !line_.is_word(joint, "to")) || !line_.is_number(joint + 1) ||
        !line_[joint + 1].is_quantity)
      return 0;
    if (part.number.end != part.number.begin + 1 || part.number.is_scaled) return 0;
    Part second;
    if (!read_part(joint + 1, second) || second.number.is_scaled || second.number.is_share) return 0;
    const bool has_unit = second.unit != nullptr;
    const double a = part.number.low, b = second.number.low;
    const bool is_possible = is_whole(a) && is_whole(b) && a < 1000 && b < 1000 && !part.number.is_share &&
                             !has_unit && !line_[joint - 1].has_separator && !line_[joint + 1].has_separator;
    if (!is_possible || (a == 50 && b == 50) || (a < b && follows_from(part.begin))) return 0;
    const bool is_vote = is_near_contest(part.begin, second.end, true);
    const bool is_contest = is_vote || is_near_contest(part.begin, second.end, false);
    const bool is_between_names =
        is_dash && line_.is_capitalised(part.begin - 1) && line_.is_capitalised(second.end);
    if (!is_contest && !is_between_names && !(is_dash && a >= b && a < 200) &&
        !(a > b && !is_dash && !follows_from(part.begin)))
      return 0;
    if (a < b && !is_between_names && counts_noun(second)) return 0;
    if (!is_dash && follows_from(part.begin)) return 0;
    if (context_.is_in_date(part.begin)) return 0;
    const Unit score{is_vote || (!is_dash && !is_contest) ? "vote" : "score", UnitKind::measure};
    for (const Part* one : {&part, static_cast<const Part*>(&second)}) {
      Quantity& quantity = quantities_.emplace_back();
      quantity.begin = one->number.begin;
      quantity.end = quantity.numbers_end = one->number.end;
      quantity.number = one->number;
      quantity.low = quantity.high = one->number.low;
      quantity.unit = score.name;
    }
    return taken_ = second.number.end;
  }

  bool follows_from(std::size_t begin) const { return line_.is_word(begin - 1, "from"); }

  // Whether a noun is counted that is none of contests: "3 to 5 people", but "a 3-1 win".
  bool counts_noun(const Part& part) const {
    if (line_.is_any_word(part.end) && is_contest_word(line_.text(part.end))) return false;
    return context_.counts_next(part.number.end - 1) == LineContext::Answer::yes;
  }

  bool is_near_contest(std::size_t begin, std::size_t end, bool only_votes) const {
    const auto asks = [&](std::size_t i) {
      if (only_votes)
        return line_.is_one_of(i, "vote", "votes", "voted", "voting", "ruled", "ruling", "decision", "senate",
                               "senators", "justices", "verdict");
      return line_.is_any_word(i) && is_contest_word(line_.text(i));
    };
    for (std::size_t i = begin < 6 ? 0 : begin - 6; i < begin; ++i) {
      if (asks(i)) return true;
    }
    for (std::size_t i = end; i < end + 3; ++i) {
      if (asks(i)) return true;
    }
    return false;
  }

  // "eight of 10 voters": of so many, not of ten that were named.
  bool is_round_number(std::size_t i) const {
    return line_.is_word(i, "ten") || line_.text(i) == "10" || line_.text(i) == "100";
  }

  // "one in five", "nine out of ten".
  std::size_t read_ratio(const Part& part, std::size_t begin, std::optional<Bound> hedge) {
    if (part.unit != nullptr || part.number.is_scaled || part.number.is_share || part.number.is_vague)
      return 0;
    std::size_t second_begin = part.number.end;
    bool is_out_of = false;
    if (line_.is_word(second_begin, "out") && line_.is_word(second_begin + 1, "of")) {
      second_begin += 2;
      is_out_of = true;
    } else if (line_.is_word(second_begin, "of") && line_.is_one_of(second_begin + 1, "every", "each")) {
      second_begin += 1;
      is_out_of = true;
    } else if (line_.is_word(second_begin, "in") ||
               (line_.is_word(second_begin, "of") && is_round_number(second_begin + 1))) {
      second_begin += 1;
    } else {
      return 0;
    }
    if (line_.is_one_of(second_begin, "every", "each")) ++second_begin;
    if (!line_.is_number(second_begin) && line_.role(second_begin) == NumberRole::none) return 0;
    Part second;
    if (!read_part(second_begin, second) || second.unit != nullptr || second.number.is_share ||
        second.number.is_vague)
      return 0;
    const double top = part.number.low, bottom = second.number.low;
    if (!(top >= 1) || !(bottom > top) || !is_whole(top) || !is_whole(bottom)) return 0;
    const bool is_round = bottom == 10 || bottom == 100 || bottom == 1000;
    if (!is_out_of && top != 1 && !is_round && bottom != top + 1) return 0;
    if (second.number.is_in_digits && line_[second_begin].digits == 4 && !line_[second_begin].has_separator)
      return 0;
    static const Unit share{"share", UnitKind::share};
    Part whole = part;
    whole.unit = &share;
    whole.end = second.number.end;
    whole.number.end = second.number.end;
    return add(whole, top / bottom, top / bottom, begin, hedge, false);
  }

  // "10 by 12 feet", "a 12-by-15-foot room", "3 x 4 m": each in the unit that stands last. Where it ends; 0 where it is
  // none.
  std::size_t read_sides(const Part& part, std::size_t begin, std::optional<Bound> hedge) {
    constexpr std::size_t most_sides = 3;
    if (part.unit != nullptr && !is_length(part.unit)) return 0;
    if (part.is_money_before || part.number.is_vague || part.number.is_share) return 0;
    Part sides[most_sides] = {part};
    std::size_t count = 1;
    while (count < most_sides) {
      std::size_t joint = sides[count - 1].end;
      const bool has_hyphen = line_.is_hyphen(joint) && line_.touches_next(joint - 1);
      if (has_hyphen) ++joint;
      if (!line_.is_one_of(joint, "by", "x") && !line_.is_sign(joint, "×")) break;
      const std::size_t next = line_.next_joined(joint);
      if (!line_.is_number(next) && line_.role(next) == NumberRole::none) break;
      if (!read_part(next, sides[count]) || sides[count].number.is_vague || sides[count].number.is_share)
        break;
      if (sides[count].unit != nullptr && !is_length(sides[count].unit)) break;
      ++count;
    }
    const Unit* unit = sides[count - 1].unit;
    if (count == 1 || unit == nullptr) return 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (sides[i].unit == nullptr) sides[i].unit = unit;
      add(sides[i], sides[i].number.low, sides[i].number.high, i == 0 ? begin : sides[i].begin,
          i == 0 ? hedge : std::nullopt, false);
    }
    return taken_;
  }

  static bool is_length(const Unit* unit) {
    for (const char* name :
         {"metre", "foot", "inch", "centimetre", "millimetre", "yard", "mile", "kilometre"}) {
      if (unit->name == name) return true;
    }
    return false;
  }

  // "300 to 400", "15-20%", "between 5 and 10", "two or three", "8- to 10-foot". Where it ends; 0 where it is none.
  std::size_t read_range(const Part& part, std::size_t begin, std::optional<Bound> hedge) {
    const bool is_between = line_.is_word(part.begin - 1, "between") || line_.is_word(begin - 1, "between");
    const bool is_from = follows_from(begin);
    // The second number stands after the first's unit only where both have one.
    std::size_t joint = part.end;
    const bool has_own_unit = part.unit != nullptr && !part.is_money_before;
    const bool may_move = has_own_unit && !is_between && !is_ranging(begin) && !line_.is_dash(joint);
    if (may_move && (!line_.is_word(joint, "to") || follows_change(begin))) return 0;
    if (line_.is_hyphen(joint) && line_.is_one_of(joint + 1, "to", "or")) ++joint;
    if (part.number.is_vague || (part.number.is_share && part.unit == nullptr)) return 0;
    const bool is_dash = line_.is_dash(joint);
    const bool is_or = line_.is_word(joint, "or");
    const bool is_to = line_.is_one_of(joint, "to", "through");
    if (!is_dash && !is_or && !is_to && !(is_between && line_.is_word(joint, "and"))) return 0;
    std::size_t i = line_.next_joined(joint);
    while (i < joint + 4 && line_.has(i) && !line_.is_number(i) && line_.role(i) == NumberRole::none &&
           (currency_follows(i) || line_.is_one_of(i, "about", "perhaps", "even", "as", "many")))
      ++i;
    if (!line_.is_number(i) && line_.role(i) == NumberRole::none) return 0;
    Part second;
    if (!read_part(i, second) || second.number.is_vague) return 0;
    const double factor = second.number.is_scaled ? scale_shared(part, second) : 1;
    double low = part.number.low * factor, high = second.number.low;
    if (part.unit != nullptr && second.unit != nullptr && part.unit->name != second.unit->name) return 0;
    if (may_move && second.unit == nullptr) return 0;
    // "By half of 1 percent -- 212,205 to 210,424 votes": a dash between clauses.
    if (is_dash && part.unit != nullptr && second.unit == nullptr && !part.is_money_before &&
        line_[joint].is_after_space)
      return 0;
    if (low > high && is_between) std::swap(low, high);
    if (!(low < high) || (is_or && high > 2 * low + 1)) return 0;
    if (!is_between && !is_dash && moves_from(begin, is_from)) return 0;
    if (is_dash && line_[joint].is_after_space && second.unit == nullptr && part.unit == nullptr &&
        !counts_noun(second))
      return 0;
    Part whole = second;
    whole.number.begin = part.number.begin;
    whole.number.is_one = false;
    if (whole.unit == nullptr) whole.unit = part.unit;
    std::size_t first = begin;
    if (is_between && line_.is_word(first - 1, "between") && first - 1 >= taken_) --first;
    return add(whole, low, high, first, hedge, true);
  }

  bool currency_follows(std::size_t i) const {
    std::size_t begin = 0;
    return line_.is_number(i + 1) && currency_before(line_, i + 1, begin) != nullptr;
  }

  // "two to three million": the scale of both.
  static double scale_shared(const Part& first, const Part& second) {
    if (first.number.is_scaled || first.number.low >= 1000) return 1;
    for (const double scale : {1e12, 1e9, 1e7, 1e6, 1e5, 1e3, 1e2}) {
      if (second.number.low >= scale && first.number.low * scale < second.number.low) return scale;
    }
    return 1;
  }

  bool is_ranging(std::size_t begin) const {
    for (std::size_t i = begin < 4 ? 0 : begin - 4; i < begin; ++i) {
      if (line_.is_one_of(i, "range", "ranges", "ranged", "ranging", "varying", "anywhere", "vary", "between",
                          "estimates"))
        return true;
    }
    return false;
  }

  // "rose from 9 to 10", "rose 5 cents to 81 cents": from one to the other, not between them.
  bool moves_from(std::size_t begin, bool is_from) const {
    if (is_ranging(begin)) return false;
    const bool is_taking =
        line_.is_one_of(begin - 1, "take", "takes", "took", "taking", "taken", "add", "put", "went", "hit");
    if (line_.is_any_word(begin - 1) && is_change_verb(line_.text(begin - 1)) && !is_taking) return true;
    if (!is_from) return false;
    for (std::size_t i = begin < 8 ? 0 : begin - 8; i < begin; ++i) {
      if (line_.is_any_word(i) && is_change_verb(line_.text(i))) return true;
    }
    return false;
  }

  // Whether a verb or noun of moving figures stands before: "fell 5% to 10%" is no range.
  bool follows_change(std::size_t begin) const {
    for (std::size_t i = begin < 8 ? 0 : begin - 8; i < begin; ++i) {
      if (line_.is_any_word(i) && is_change_verb(line_.text(i))) return true;
    }
    return follows_from(begin);
  }

  std::size_t add(const Part& part, double low, double high, std::size_t begin, std::optional<Bound> hedge,
                  bool is_interval) {
    Quantity quantity;
    quantity.number = part.number;
    quantity.begin = begin;
    quantity.numbers_end = part.number.end;
    quantity.end = std::max(part.end, part.number.end);
    quantity.low = low;
    quantity.high = high;
    const bool has_hedge = hedge.has_value();
    if (!has_hedge) hedge = hedge_after(line_, quantity.end);
    if (!hedge) {
      std::size_t end_of_hedge = part.number.end;  // "15-plus years"
      hedge = hedge_after(line_, end_of_hedge);
      quantity.end = std::max(quantity.end, end_of_hedge);
    }
    if (!hedge && part.number.is_about) hedge = Bound::about;
    set_bound(quantity, hedge, is_interval);
    if (part.unit != nullptr) {
      quantity.unit = part.unit->name;
      quantity.unit_kind = part.unit->kind;
      if (part.rate != nullptr) quantity.per = part.rate->name;
    } else if (part.number.is_share) {
      quantity.unit = "share";
      quantity.unit_kind = UnitKind::share;
    } else if (part.number.is_multiple || (line_.is_word(part.number.end, "fold"))) {
      quantity.unit = "time";
    }
    read_sign(quantity);
    read_another(quantity);
    quantity.counting = counting_of(line_, quantity);
    quantities_.push_back(quantity);
    return taken_ = quantity.end;
  }

  static void set_bound(Quantity& quantity, std::optional<Bound> hedge, bool is_interval) {
    const double low = quantity.low, high = quantity.high;
    if (!hedge || *hedge == Bound::about) {
      quantity.bound = hedge.value_or(Bound::exactly);
      if (is_interval) quantity.bound = std::isnan(high) ? Bound::at_least : Bound::between;
      return;
    }
    quantity.bound = *hedge;
    if (*hedge == Bound::at_least || *hedge == Bound::more_than) {
      quantity.high = open_end;
    } else {
      quantity.high = std::isnan(high) ? low : high;
      quantity.low = open_end;
    }
  }

  // "-15C", "minus 5 degrees": below zero only where a unit or nothing else explains the sign. "20 degrees below zero".
  void read_sign(Quantity& quantity) const {
    const std::size_t before = quantity.number.begin - 1;
    const bool is_degree = quantity.unit.starts_with("degree");
    if (line_.is_word(quantity.end, "below") && line_.is_word(quantity.end + 1, "zero") &&
        (is_degree || quantity.unit.empty())) {
      quantity.low = -quantity.low;
      quantity.high = -quantity.high;
      quantity.end += 2;
      if (!is_degree) quantity.unit = "degree";
      return;
    }
    const bool is_sign =
        (line_.is_hyphen(before) || line_.is_sign(before, "−") || line_.is_sign(before, "–")) &&
        line_[before].is_after_space &&
        (!line_[quantity.number.begin].is_after_space ||
         (quantity.unit.size() > 6 && is_degree && before > 0));
    if (!is_sign && !line_.is_one_of(before, "minus", "negative")) return;
    if (line_.is_word(before - 1, "or")) return;  // plus or minus
    if (quantity.begin != quantity.number.begin || before < previous_end() ||
        quantity.bound != Bound::exactly)
      return;
    const bool has_decimals = quantity.number.is_in_digits && !is_whole(quantity.low);
    if (is_sign && quantity.unit.empty() && !has_decimals) return;
    quantity.low = -quantity.low;
    quantity.high = -quantity.high;
    quantity.begin = before;
  }

  // "another 12", "an additional $5m": the word belongs to the figure.
  void read_another(Quantity& quantity) const {
    const std::size_t before = quantity.begin - 1;
    if (!line_.is_word(before, "another") || before < previous_end()) return;
    quantity.begin = before;
  }

  std::size_t previous_end() const { return quantities_.empty() ? 0 : quantities_.back().end; }

  const Line& line_;
  const LineContext& context_;
  std::vector<Quantity>& quantities_;
  std::size_t taken_ = 0;         // atoms before it belong to a quantity or are none
  std::size_t excluded_end_ = 0;  // where the last number that is no figure ends
};

}  // namespace

void read_quantities(const Line& line, const LineContext& context, std::vector<Quantity>& quantities) {
  quantities.clear();
  QuantityReader(line, context, quantities).read();
}

}  // namespace sayso::figures
