#include "stages/figures/numbers.hpp"

#include <cmath>
#include <limits>

namespace sayso::figures {

namespace {

constexpr double open_end = std::numeric_limits<double>::quiet_NaN();
constexpr double largest = 1e18;

using Role = NumberRole;

class NumberReader {
 public:
  NumberReader(const Line& line, std::size_t begin, bool is_money)
      : line_(line), at_(begin), is_money_(is_money) {
    number_.begin = begin;
  }

  std::optional<Number> read() {
    const bool was_read = line_.is_number(at_) ? read_digits() : read_words();
    if (!was_read || !(number_.low <= largest)) return std::nullopt;
    number_.end = at_;
    return number_;
  }

 private:
  void set(double value) { number_.low = number_.high = value; }
  double word_value(std::size_t i) const { return line_[i].word->value; }

  // Whether a word that is part of a number stands after at_, over one hyphen; at_ moves there.
  std::size_t joined(std::size_t i) const { return line_.next_joined(i); }

  bool read_digits() {
    const Atom& atom = line_[at_];
    if (!atom.is_quantity) return false;
    number_.is_in_digits = true;
    double value = atom.value;
    std::size_t last = at_;
    if (!atom.is_fraction && !atom.has_separator) {
      const std::size_t next = line_.is_hyphen(at_ + 1) && !line_[at_ + 1].is_after_space ? at_ + 2 : at_ + 1;
      if (const double fraction = fraction_after(next, last, true); fraction > 0) {
        value += fraction;
      } else if (const double alone = fraction_after(at_, last, false); alone > 0) {
        set(alone);
        at_ = last + 1;
        number_.is_share = !reads_scale_at(joined(last));
        read_scales(last);
        return true;
      }
    }
    if (atom.is_fraction) number_.is_share = true;
    double fraction = 0;
    if (const std::size_t end = end_of_and_fraction(line_, last + 1, fraction); end > 0) {
      value += fraction;
      last = end - 1;
    }
    set(value);
    at_ = last + 1;
    read_scales(last);
    return true;
  }

  // The value of "1/2" or "½" at atom i; `last` becomes its last atom. After a whole number it touches ("2½") or
  // follows at once ("10 1/2", "10-1/2"); with spaces around the stroke only before percent ("9 3 / 8 %").
  double fraction_after(std::size_t i, std::size_t& last, bool is_after_whole) const {
    if (!line_.is_number(i)) return 0;
    if (line_[i].is_fraction && is_after_whole) {
      last = i;
      return line_[i].value;
    }
    const bool is_tight = line_.touches_next(i) && line_.touches_next(i + 1);
    const bool is_of_percent =
        is_after_whole && (line_.is_sign(i + 3, "%") || line_.is_one_of(i + 3, "percent", "pct"));
    const bool is_fraction = line_.is_sign(i + 1, "/") && line_.is_number(i + 2) &&
                             (is_tight || is_of_percent) && !line_.is_sign(i + 3, "/");
    if (!is_fraction || line_[i].has_separator || line_[i + 2].has_separator) return 0;
    if (is_after_whole && !line_[i].is_after_space && !line_.is_hyphen(i - 1)) return 0;
    const double top = line_[i].value, bottom = line_[i + 2].value;
    constexpr double bottoms[] = {2, 3, 4, 5, 6, 8, 10, 16, 32, 64};
    bool is_usual = false;
    for (const double usual : bottoms)
      is_usual = is_usual || (usual == bottom && (usual < 20 || is_after_whole));
    if (!is_usual || top < 1 || top >= bottom) return 0;
    last = i + 2;
    return top / bottom;
  }

  bool reads_scale_at(std::size_t i) const {
    const Role role = line_.role(i);
    return role == Role::scale || role == Role::hundred || role == Role::dozen;
  }

  // Multiplies by the scales that follow atom `last`: "1.2 million", "4 hundred thousand", "$1.2bn".
  void read_scales(std::size_t last) {
    for (int i = 0; i < 3; ++i) {
      const std::size_t next = joined(last);
      double factor = 0;
      if (reads_scale_at(next)) {
        factor = word_value(next);
      } else if (const double of_short = short_scale(line_.text(next)); of_short > 0 && next == last + 1) {
        if (is_short_scale(last, next)) factor = of_short;
      }
      if (factor == 0) break;
      set(scaled(number_.low, factor));
      number_.is_scaled = true;
      last = next;
      at_ = next + 1;
    }
  }

  // 65.4 billion is a whole number, whatever the floating point makes of it.
  static double scaled(double value, double factor) {
    const double product = value * factor, whole = std::round(product);
    return std::abs(product - whole) < 1e-4 ? whole : product;
  }

  // "m" and "b" touch their number, and are no unit: after a currency, or before one ("1.8M dollars"), or before what is
  // counted in the plural ("150m people"). "bn" and the like need nothing.
  bool is_short_scale(std::size_t last, std::size_t next) const {
    const bool touches = line_.touches_next(last);
    const std::string_view word = line_.text(next);
    if (word.size() > 1) return touches || is_money_ || word == "bn";
    if (is_money_) return true;
    if (!touches) return false;
    if (word == "k" || word == "K") return true;
    const std::string_view after = line_.text(next + 1);
    if (begins_unit(after)) return find_unit(after) != nullptr && find_unit(after)->kind == UnitKind::money;
    if (word != "m" && word != "M") return word != "T" && line_.is_any_word(next + 1) && after.ends_with('s');
    return line_.is_any_word(next + 1) && !line_.has_capital(next + 1) && after.size() > 3 &&
           (after.ends_with('s') || after == "people");
  }

  // A number below a thousand or with hundreds, and its scales: "twenty-three thousand four hundred and two".
  bool read_words() {
    switch (line_.role(at_)) {
      case Role::small:
      case Role::tens: return read_cardinal();
      case Role::hundred:
      case Role::scale:
      case Role::dozen: return read_scale_alone();
      case Role::vague: return read_vague();
      case Role::part:
      case Role::half:
      case Role::quarter: return read_part();
      case Role::multiple:
        set(word_value(at_));
        number_.is_multiple = true;
        ++at_;
        return true;
      case Role::couple: return read_couple();
      case Role::none: break;
    }
    return false;
  }

  bool read_cardinal() {
    const std::size_t begin = at_;
    double total = 0, group = 0, last_scale = std::numeric_limits<double>::infinity();
    bool has_small = false, has_tens = false;
    std::size_t last = at_;
    for (std::size_t i = at_; line_[i].word != nullptr;) {
      const double value = word_value(i);
      const Role role = line_.role(i);
      if (role == Role::small) {
        if (has_small || (has_tens && (value == 0 || value >= 10))) break;
        group += value;
        has_small = true;
      } else if (role == Role::tens) {
        if (has_small || has_tens) break;
        group += value;
        has_tens = true;
      } else if (role == Role::hundred) {
        if (group < 1 || group >= 100) break;
        group *= 100;
        has_small = has_tens = false;
        number_.is_scaled = true;
      } else if (role == Role::scale && value < last_scale) {
        total += (group == 0 ? 1 : group) * value;
        group = 0;
        last_scale = value;
        has_small = has_tens = false;
        number_.is_scaled = true;
      } else if (role == Role::dozen && total == 0) {
        group *= value;
        last = i;
        break;
      } else {
        break;
      }
      last = i;
      i = next_of_cardinal(i);
    }
    at_ = last + 1;
    set(total + group);
    number_.is_one = at_ == begin + 1 && line_.is_word(begin, "one");
    read_end_of_cardinal(last);
    return true;
  }

  // Over a hyphen ("twenty-three") or the "and" after hundreds and thousands.
  std::size_t next_of_cardinal(std::size_t i) const {
    const std::size_t next = joined(i);
    const Role role = line_.role(i);
    const bool may_have_and = role == Role::hundred || role == Role::scale;
    if (may_have_and && line_.is_word(next, "and")) {
      const Role after = line_.role(next + 1);
      return after == Role::small || after == Role::tens ? next + 1 : next;
    }
    return next;
  }

  // "two-thirds", "two and a half million", "one million and a half".
  void read_end_of_cardinal(std::size_t last) {
    if (!number_.is_scaled && line_.is_word(last + 1, "point") && line_.role(last + 2) == Role::small) {
      read_spoken_decimals(last + 2);
      return;
    }
    if (!number_.is_scaled) {
      const bool is_spaced =
          line_.is_hyphen(last + 1) && line_.role(last + 2) == Role::part;  // "one - third"
      const std::size_t next = is_spaced ? last + 2 : joined(last);
      const Role role = line_.role(next);
      const bool is_half = role == Role::half && !line_[next].word->is_plural;  // "two halves" are no share
      const bool is_part = role == Role::part || role == Role::quarter || is_half;
      if (is_part && line_[next].word->is_plural == (number_.low != 1) && is_share_word(next)) {
        set(number_.low / word_value(next));
        number_.is_share = true;
        number_.is_one = false;
        at_ = next + 1;
        read_scale_of_part(next);
        return;
      }
    }
    double fraction = 0;
    if (const std::size_t end = end_of_and_fraction(line_, last + 1, fraction); end > 0) {
      // "one million and a half": of the million.
      set(number_.low + fraction * (line_.role(last) == Role::scale ? word_value(last) : 1));
      number_.is_one = false;
      at_ = end;
      read_scales(end - 1);
    }
  }

  // "five point nine billion".
  void read_spoken_decimals(std::size_t i) {
    double value = number_.low, place = 0.1;
    for (; line_.role(i) == Role::small && word_value(i) < 10 && place > 1e-6; ++i, place /= 10)
      value += word_value(i) * place;
    if (place == 0.1) return;
    set(value);
    number_.is_one = false;
    at_ = i;
    read_scales(i - 1);
  }

  // "three quarters of", but not "three quarters in a row"; "two-thirds" always.
  bool is_share_word(std::size_t i) const {
    if (line_.role(i) == Role::half && !line_[i].word->is_plural) return true;
    if (line_.role(i) != Role::quarter) return true;
    return !line_[i].is_after_space || line_.is_word(i + 1, "of") || reads_scale_at(i + 1) ||
           !line_[i].word->is_plural;
  }

  // "a quarter of a million", "half a dozen", "a quarter million", "three quarters billion".
  void read_scale_of_part(std::size_t part) {
    std::size_t next = joined(part);
    if (line_.is_word(next, "of") && line_.is_one_of(next + 1, "a", "an")) next += 1;
    if (line_.is_one_of(next, "a", "an", "one")) next = joined(next);
    if (!reads_scale_at(next)) return;
    number_.is_share = false;
    number_.is_about = line_.role(next) == Role::dozen;
    number_.is_scaled = true;
    set(number_.low * word_value(next));
    at_ = next + 1;
    read_scales(next);
  }

  // "a hundred", "a million", "a dozen"; "several hundred"; "million-dollar".
  bool read_scale_alone() {
    const std::size_t before = number_.begin - 1;
    const bool is_article = line_.is_one_of(before, "a", "an", "per");
    const bool is_dozen = line_.role(at_) == Role::dozen;
    set(word_value(at_));
    number_.is_scaled = true;
    if (line_.is_one_of(before, "several", "few", "many", "couple")) return read_several_of(before);
    if (is_article) number_.begin = before;
    const bool is_compound =
        line_.is_hyphen(at_ + 1) && line_.touches_next(at_) && begins_unit(line_.text(at_ + 2));
    number_.is_bare_scale = !is_article;
    if (!is_article && !is_dozen && !is_compound && !line_.is_word(before, "the")) return false;
    if (line_.is_word(before, "the") && !is_dozen && !is_compound) return false;
    if (is_article && !is_dozen && line_.role(at_) == Role::hundred && line_.is_word(at_ + 1, "and")) {
      const Role after = line_.role(at_ + 2);
      if (after == Role::small || after == Role::tens) return read_after_article();
    }
    number_.is_about = is_dozen;
    const std::size_t last = at_++;
    double fraction = 0;
    if (const std::size_t end = is_article ? end_of_and_fraction(line_, last + 1, fraction) : 0; end > 0) {
      set(number_.low * (1 + fraction));  // "a million and a half"
      at_ = end;
    } else {
      read_scales(last);
    }
    return true;
  }

  // "a hundred and twenty".
  bool read_after_article() {
    const double hundred = word_value(at_);
    const Number article = number_;
    at_ += 2;
    read_cardinal();
    const double rest = number_.low;
    number_.begin = article.begin;
    number_.is_one = false;
    number_.is_scaled = true;
    set(rest < 100 ? hundred + rest : rest + hundred * (rest >= 1000 ? 1000 : 1));
    return true;
  }

  // "several hundred people", "a few thousand", "many thousand".
  bool read_several_of(std::size_t word) {
    number_.begin = line_.is_word(word - 1, "a") ? word - 1 : word;
    if (line_.is_word(word, "couple")) {
      set(2 * number_.low);
      number_.is_about = true;
      ++at_;
      return true;
    }
    make_vague(number_.low);
    const std::size_t last = at_++;
    if (reads_scale_at(last + 1)) {
      const double factor = word_value(last + 1);
      make_vague(number_.low / 2 * factor);
      ++at_;
    }
    return true;
  }

  // An honest interval for many of a size: up to where one would use the next word.
  void make_vague(double size) {
    number_.is_vague = true;
    number_.is_scaled = true;
    number_.low = 2 * size;
    if (size == 12) {
      number_.high = 99;
    } else if (size == 20) {
      number_.low = 40;
      number_.high = 199;
    } else if (size == 100) {
      number_.high = 999;
    } else if (size == 1000) {
      number_.high = 99'999;
    } else if (size == 100'000) {
      number_.high = 999'999;
    } else {
      number_.high = open_end;
    }
  }

  // "dozens", "tens of thousands", "hundreds of millions", "scores".
  bool read_vague() {
    const double size = word_value(at_);
    const std::size_t next = at_ + 2;
    if (line_.is_word(at_ + 1, "of") && line_.role(next) == Role::vague && word_value(next) >= 1000) {
      number_.is_vague = number_.is_scaled = true;
      number_.low = 2 * size * word_value(next);
      number_.high = (size < 100 ? 100 : 1000) * word_value(next) - 1;
      at_ = next + 1;
      return true;
    }
    if (size == 10) return false;  // "tens" alone
    make_vague(size);
    ++at_;
    return true;
  }

  // "a third", "half", "a quarter of a million"; the word alone is a share only by what stands around it.
  bool read_part() {
    const Role role = line_.role(at_);
    const std::size_t before = number_.begin - 1;
    const bool has_article = line_.is_one_of(before, "a", "an");
    if (line_[at_].word->is_plural) return false;
    if (role != Role::half && !has_article) return role == Role::quarter && read_quarter_alone();
    if (has_article) number_.begin = before;
    set(1 / word_value(at_));
    number_.is_share = true;
    const std::size_t part = at_++;
    read_scale_of_part(part);
    return true;
  }

  // "quarter of a million", "quarter million".
  bool read_quarter_alone() {
    set(1 / word_value(at_));
    const std::size_t part = at_++;
    read_scale_of_part(part);
    return number_.is_scaled;
  }

  // "a couple of points", "a couple hundred".
  bool read_couple() {
    if (!line_.is_word(number_.begin - 1, "a")) return false;
    if (line_.role(at_ + 1) == Role::hundred || line_.role(at_ + 1) == Role::scale ||
        line_.role(at_ + 1) == Role::dozen)
      return false;  // read from there
    if (!line_.is_word(at_ + 1, "of")) return false;
    number_.begin -= 1;
    set(2);
    number_.is_about = true;
    at_ += 2;
    if (reads_scale_at(at_)) {
      read_scales(at_ - 1);
      number_.is_scaled = true;
    }
    return true;
  }

  const Line& line_;
  std::size_t at_;
  bool is_money_;
  Number number_;
};

}  // namespace

std::size_t end_of_and_fraction(const Line& line, std::size_t i, double& fraction) {
  const std::size_t first = line.is_hyphen(i) ? i + 1 : i;
  if (!line.is_word(first, "and")) return 0;
  const std::size_t second = line.next_joined(first);
  const std::size_t third = line.next_joined(second);
  const NumberRole role = line.role(third);
  if (role != NumberRole::half && role != NumberRole::quarter && role != NumberRole::part) return 0;
  const bool is_article = line.is_one_of(second, "a", "an");
  const bool is_count = line.role(second) == NumberRole::small;
  const double count = is_article ? 1 : is_count ? line[second].word->value : 0;
  const double part = line[third].word->value;
  const bool is_singular = !line[third].word->is_plural;  // "three-quarter miles" too
  if (!(count >= 1) || count >= part || (is_singular != (count == 1) && third != second + 2)) return 0;
  // "Two parties and a third voter": a third is one of an order, too.
  if (is_article && role == NumberRole::part) return 0;
  // "Two men and three quarters": that much only where it goes on; "and a quarter century", a span of its own.
  if (role == NumberRole::quarter && is_article && line.is_one_of(third + 1, "century", "final", "finals"))
    return 0;
  fraction = count / part;
  return third + 1;
}

std::optional<Number> read_number(const Line& line, std::size_t i, bool is_money) {
  if (!line.is_number(i) && line.role(i) == NumberRole::none) return std::nullopt;
  return NumberReader(line, i, is_money).read();
}

}  // namespace sayso::figures
