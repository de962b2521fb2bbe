#include "stages/figures/atoms.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace sayso::figures {

namespace {

constexpr std::size_t most_digits = 20;

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_space(char32_t c) {
  return (c < 0x80 && is_ascii_space(static_cast<char>(c))) || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

// Signs beyond ASCII: punctuation, currency, mathematics; other characters are parts of words.
bool is_sign(char32_t c) {
  return (c >= 0xA1 && c <= 0xBF && c != 0xAA && c != 0xBA && c != 0xB5) || c == 0xD7 || c == 0xF7 ||
         (c >= 0x2010 && c <= 0x206F) || (c >= 0x20A0 && c <= 0x20CF) || (c >= 0x2190 && c <= 0x2BFF) ||
         (c >= 0x3001 && c <= 0x3020) || c == 0xE3F || c == 0x9F3;
}

// ½ and its kin; 0 where the character is none.
double fraction_of(char32_t c) {
  constexpr std::pair<char32_t, double> fractions[] = {
      {0xBC, 1.0 / 4},   {0xBD, 1.0 / 2},   {0xBE, 3.0 / 4},   {0x2153, 1.0 / 3}, {0x2154, 2.0 / 3},
      {0x2155, 1.0 / 5}, {0x2156, 2.0 / 5}, {0x2157, 3.0 / 5}, {0x2158, 4.0 / 5}, {0x2159, 1.0 / 6},
      {0x215A, 5.0 / 6}, {0x215B, 1.0 / 8}, {0x215C, 3.0 / 8}, {0x215D, 5.0 / 8}, {0x215E, 7.0 / 8}};
  for (const auto& [character, value] : fractions) {
    if (character == c) return value;
  }
  return 0;
}

class Cutter {
 public:
  Cutter(std::string_view text, Span span, std::vector<Atom>& atoms)
      : text_(text.substr(0, span.end)), at_(span.begin), atoms_(atoms) {}

  void cut() {
    bool is_after_space = true;
    while (at_ < text_.size()) {
      const utf8::CodePoint c = utf8::decode(text_, at_);
      if (is_space(c.value)) {
        is_after_space = true;
        at_ += c.size;
        continue;
      }
      atoms_.push_back({});
      Atom& atom = atoms_.back();
      atom.is_after_space = is_after_space;
      const std::size_t begin = at_;
      if (is_ascii_digit(text_[at_]) || begins_with_point(is_after_space)) {
        read_number(atom);
      } else if (const double fraction = fraction_of(c.value); fraction > 0) {
        atom.kind = AtomKind::number;
        atom.is_fraction = true;
        atom.value = fraction;
        at_ += c.size;
      } else if (text_[at_] == 'x' && !is_after_space && is_digit_at(at_ - 1) && is_digit_at(at_ + 1)) {
        ++at_;  // 320x240
      } else if (is_part_of_word(c)) {
        read_word(atom);
      } else {
        at_ += c.size;
      }
      atom.span = {static_cast<Offset>(begin), static_cast<Offset>(at_)};
      is_after_space = false;
    }
  }

 private:
  bool is_digit_at(std::size_t at) const { return at < text_.size() && is_ascii_digit(text_[at]); }
  // ".41 percent", "$.50".
  bool begins_with_point(bool is_after_space) const {
    if (text_[at_] != '.' || !is_digit_at(at_ + 1)) return false;
    return is_after_space || text_[at_ - 1] == '$' || text_.substr(0, at_).ends_with("£") ||
           text_.substr(0, at_).ends_with("€");
  }
  static bool is_part_of_word(utf8::CodePoint c) {
    if (c.value < 0x80) return is_ascii_letter(static_cast<char>(c.value));
    return !is_sign(c.value) && !is_space(c.value) && fraction_of(c.value) == 0;
  }

  void read_word(Atom& atom) {
    atom.kind = AtomKind::word;
    const std::size_t begin = at_;
    at_ += utf8::decode(text_, at_).size;
    while (at_ < text_.size()) {
      const utf8::CodePoint c = utf8::decode(text_, at_);
      if (!is_ascii_digit(text_[at_]) && !is_part_of_word(c)) break;
      const std::string_view word = text_.substr(begin, at_ - begin);
      if (is_ascii_digit(text_[at_]) && (is_currency(word) || is_country_of_dollars(begin, word)))
        break;  // USD50
      at_ += c.size;
    }
    atom.word = number_word(text_.substr(begin, at_ - begin));
  }

  static bool is_currency(std::string_view word) {
    if (word.size() < 2 || word.size() > 3) return false;
    const Unit* unit = find_unit(word);
    return unit != nullptr && unit->kind == UnitKind::money;
  }

  // "$US50", "$A50".
  bool is_country_of_dollars(std::size_t begin, std::string_view word) const {
    if (begin == 0 || text_[begin - 1] != '$') return false;
    return word == "US" || word == "A" || word == "C" || word == "NZ" || word == "HK";
  }

  std::size_t end_of_digits(std::size_t at) const {
    while (is_digit_at(at)) ++at;
    return at;
  }

  // The end of "1,234,567" or "12,34,567" that begins with the digits up to `end`; `end` where no thousands follow.
  std::size_t end_of_groups(std::size_t begin, std::size_t end) const {
    if (end - begin > 3) return end;
    constexpr std::size_t most_groups =
        6;  // more are a list, and a list is not read again from each of its numbers
    std::size_t good = end, groups = 0;
    for (std::size_t at = end; at < text_.size() && text_[at] == ',';) {
      if (++groups > most_groups) return end;
      const std::size_t next = end_of_digits(at + 1);
      const std::size_t size = next - at - 1;
      if (size != 3 && size != 2) break;
      at = next;
      if (size == 3) {
        const bool goes_on = at < text_.size() && text_[at] == ',' && is_digit_at(at + 1);
        if (goes_on && end_of_digits(at + 1) - at - 1 != 3) return end;  // a list: 1,234,5
        good = at;
      }
    }
    return good;
  }

  // "2, 000": an editor's stray space between thousands.
  std::size_t end_of_parted_thousands(std::size_t end) const {
    const bool is_parted = text_.substr(end).starts_with(", 000") && !is_digit_at(end + 5);
    return is_parted ? end + 5 : end;
  }

  // The size of a mark between thousands that is no comma: an apostrophe, a narrow or fixed space, a plain space, a dot.
  std::size_t size_of_joint(std::size_t at, bool is_plain_space) const {
    const std::string_view rest = text_.substr(at);
    if (is_plain_space) return rest.starts_with(' ') ? 1 : 0;
    if (rest.starts_with('\'')) return 1;
    for (const std::string_view joint : {"\u2019", "\u00A0", "\u2009", "\u202F"}) {
      if (rest.starts_with(joint)) return joint.size();
    }
    return 0;
  }

  // The end of groups of exactly three digits behind such marks; `end` where there are none.
  std::size_t end_of_groups_joined_by(std::size_t end, bool is_plain_space, std::size_t& groups) const {
    constexpr std::size_t most_groups = 5;
    std::size_t good = end;
    for (groups = 0; groups < most_groups; ++groups) {
      const std::size_t joint = size_of_joint(good, is_plain_space);
      if (joint == 0 || text_.substr(good, joint) != text_.substr(end, joint)) break;
      const std::size_t next = good + joint;
      if (!is_digit_at(next) || end_of_digits(next) != next + 3) break;
      good = next + 3;
    }
    return groups == most_groups ? end : good;
  }

  // "1'234'567", "12 500", "10 000 000". A plain space may also part two numbers ("the 4 100m relay"): one group alone
  // must be round and stand by itself.
  std::size_t end_of_spaced_groups(std::size_t begin, std::size_t end) const {
    if (end - begin > 3 || end == begin || text_[begin] == '0') return end;
    std::size_t groups = 0;
    const std::size_t by_marks = end_of_groups_joined_by(end, false, groups);
    if (groups > 0) return by_marks;
    const std::size_t by_spaces = end_of_groups_joined_by(end, true, groups);
    if (groups == 0) return end;
    const bool is_glued = by_spaces < text_.size() && !is_ascii_space(text_[by_spaces]) &&
                          text_[by_spaces] != '.' && text_[by_spaces] != ',';
    if (is_glued) return end;
    if (groups > 1) return by_spaces;
    const std::string_view rest = text_.substr(by_spaces);
    const bool is_round = text_.substr(by_spaces - 2, 2) == "00" && !rest.starts_with(" m");
    return is_round && stands_alone() ? by_spaces : end;
  }

  // Whether what stands before a number is no name, month or number that it may belong to: "March 12 500 people".
  bool stands_alone() const {
    if (atoms_.size() < 2) return true;
    const Atom& before = atoms_[atoms_.size() - 2];
    if (before.kind == AtomKind::number) return false;
    if (before.kind == AtomKind::sign) return true;
    const std::string_view word = text_.substr(before.span.begin, before.span.end - before.span.begin);
    const bool has_capital = is_ascii_capital(word.front());
    return (!has_capital || atoms_.size() == 2 || is_currency(word)) && !is_month(word) &&
           !is_numbered_noun(word);
  }

  // "1.234.567", "1.234,56", "1,5 million": as the continent writes them.
  bool read_continental(Atom& atom, std::size_t begin) {
    const std::size_t first = end_of_digits(begin);
    if (first - begin > 3 || first == begin) return false;
    std::size_t end = first, groups = 0;
    while (groups < 4 && end < text_.size() && text_[end] == '.' && is_digit_at(end + 1) &&
           end_of_digits(end + 1) == end + 4)
      end += 4, ++groups;
    const std::size_t decimals = end < text_.size() && text_[end] == ',' ? end_of_digits(end + 1) : end;
    const std::size_t size = decimals > end ? decimals - end - 1 : 0;
    const bool is_grouped = groups == 2 && size == 0 && !is_digit_at(end + 1);
    const bool has_cents = groups > 0 && size == 2;
    const bool is_scaled = groups == 0 && (size == 1 || size == 2) && is_before_scale(decimals);
    if (!is_grouped && !has_cents && !is_scaled) return false;
    double value = 0;
    for (std::size_t at = begin; at < end; ++at) {
      if (is_ascii_digit(text_[at])) value = 10 * value + (text_[at] - '0');
    }
    double place = 1, part = 0;
    for (std::size_t at = end + 1; at < decimals; ++at) part = 10 * part + (text_[at] - '0'), place *= 10;
    atom.value = (value * place + part) / place;
    atom.digits = static_cast<std::uint8_t>(first - begin);
    atom.has_separator = true;
    at_ = size > 0 ? decimals : end;
    return true;
  }

  bool is_before_scale(std::size_t at) const {
    const std::string_view rest = text_.substr(std::min(at, text_.size()));
    for (const std::string_view word :
         {" million", " billion", " trillion", "%", " %", " percent", " per cent"}) {
      if (rest.starts_with(word)) return true;
    }
    return false;
  }

  void read_number(Atom& atom) {
    atom.kind = AtomKind::number;
    const std::size_t begin = at_;
    if (read_continental(atom, begin)) return;
    const std::size_t first = end_of_digits(at_);
    at_ = end_of_groups(begin, first);
    if (at_ == first) at_ = end_of_spaced_groups(begin, first);
    if (at_ == first && first - begin <= 3 && first > begin) at_ = end_of_parted_thousands(first);
    atom.has_separator = at_ > first;
    const std::size_t whole = at_;
    if (at_ < text_.size() && text_[at_] == '.' && is_digit_at(at_ + 1)) {
      at_ = end_of_digits(at_ + 1);
      atom.has_separator = true;
    }
    atom.value = value_of(begin, whole, at_);
    atom.digits = static_cast<std::uint8_t>(std::min<std::size_t>(first - begin, 255));
    if (at_ - begin > most_digits) atom.is_quantity = false;
    read_odd_end(atom, whole);
  }

  // Versions, dates with dots, continental decimals, codes: taken whole, and no quantity.
  void read_odd_end(Atom& atom, std::size_t whole) {
    const bool has_decimals = at_ > whole;
    while (at_ + 1 < text_.size() && has_decimals && (text_[at_] == '.' || text_[at_] == ',') &&
           is_digit_at(at_ + 1)) {
      at_ = end_of_digits(at_ + 1);
      atom.is_quantity = false;
    }
    std::size_t letters = at_;
    while (letters < text_.size() && is_ascii_letter(text_[letters])) ++letters;
    if (letters == at_ || !is_digit_at(letters)) return;
    std::size_t end = letters;
    while (end < text_.size() && (is_ascii_digit(text_[end]) || is_ascii_letter(text_[end]))) ++end;
    const std::string_view rest = text_.substr(at_, end - at_);
    if (rest == "m2" || rest == "m3" || rest == "km2" || rest.starts_with('x')) return;  // 320x240
    atom.is_quantity = false;
    at_ = end;
  }

  double value_of(std::size_t begin, std::size_t whole, std::size_t end) const {
    char buffer[3 * most_digits];
    std::size_t size = 0;
    for (std::size_t at = begin; at < end && size < sizeof buffer; ++at) {
      if (is_ascii_digit(text_[at]) || at == whole) buffer[size++] = text_[at];
    }
    double value = 0;
    if (size > 0 && buffer[0] == '.') {  // from_chars wants none of it without a zero
      std::move_backward(buffer, buffer + std::min(size, sizeof buffer - 1),
                         buffer + std::min(size + 1, sizeof buffer));
      buffer[0] = '0';
      size = std::min(size + 1, sizeof buffer);
    }
    std::from_chars(buffer, buffer + size, value);
    return value;
  }

  std::string_view text_;
  std::size_t at_;
  std::vector<Atom>& atoms_;
};

}  // namespace

void cut_into_atoms(std::string_view text, Span span, std::vector<Atom>& atoms) {
  atoms.clear();
  Cutter(text, span, atoms).cut();
}

}  // namespace sayso::figures
