// Whether a figure is a change or the whole so far, by the words around it.
#include "stages/figures/quantities.hpp"

namespace sayso::figures {

namespace {

constexpr std::size_t reach = 8;  // atoms before a figure in which its verb is sought

bool ends_clause(const Line& line, std::size_t i) {
  return line.is_sign(i, ";") || line.is_sign(i, ".") || line.is_sign(i, ":") || line.is_sign(i, "\"") ||
         line.is_sign(i, "“") || line.is_sign(i, "”");
}

// Whether a verb of moving figures stands before atom i, in the same clause.
bool follows_change_verb(const Line& line, std::size_t i) {
  for (std::size_t k = i; k-- > 0 && i - k <= reach;) {
    if (ends_clause(line, k)) return false;
    if (line.is_any_word(k) && is_change_verb(line.text(k))) return true;
  }
  return false;
}

bool is_change_noun(const Line& line, std::size_t i) {
  return line.is_one_of(i, "increase", "decrease", "rise", "drop", "fall", "decline", "gain", "jump", "cut",
                        "reduction", "improvement", "plunge", "surge", "raise", "growth");
}

bool is_total(const Line& line, std::size_t i) {
  return line.is_one_of(i, "total", "totals", "totalled", "totaled", "totalling", "totaling", "tally",
                        "toll");
}

// "so far", "in total", "altogether", "in all", "to date" soon after.
bool is_summed_up_after(const Line& line, std::size_t end) {
  for (std::size_t i = end; i < end + reach && line.has(i); ++i) {
    if (ends_clause(line, i) || line.is_sign(i, ",") || line.is_number(i)) return false;
    if (line.is_word(i, "altogether")) return true;
    if (line.is_word(i, "so") && line.is_word(i + 1, "far")) return true;
    if (line.is_word(i, "to") && line.is_word(i + 1, "date")) return true;
    if (line.is_word(i, "in") && line.is_one_of(i + 1, "total", "all") && !line.is_any_word(i + 2))
      return true;
  }
  return false;
}

}  // namespace

Counting counting_of(const Line& line, const Quantity& quantity) {
  const std::size_t begin = quantity.begin, after = quantity.end;
  const auto is_more = [&](std::size_t i) {
    return line.is_one_of(i, "more", "additional", "further", "extra");
  };
  if (line.is_word(begin, "another") || is_more(begin - 1) || line.is_word(begin - 1, "another"))
    return Counting::change;
  for (std::size_t i = begin; i < quantity.end; ++i) {
    if (line.is_word(i, "another")) return Counting::change;
    if (is_more(i) && !line.is_word(i + 1, "than") && !line.is_one_of(i - 1, "or", "and") &&
        i >= quantity.numbers_end)
      return Counting::change;
  }
  if (is_more(after) && !line.is_word(after + 1, "than") && quantity.unit_kind != UnitKind::share)
    return Counting::change;
  const std::size_t before = begin - 1;
  if (line.is_word(before, "to") && follows_change_verb(line, before)) return Counting::cumulative;
  if (line.is_word(before, "by") && follows_change_verb(line, before)) return Counting::change;
  if (line.is_word(before, "of") && is_change_noun(line, before - 1)) return Counting::change;
  if (line.is_word(before, "of") && is_total(line, before - 1)) return Counting::cumulative;
  if (is_total(line, before)) return Counting::cumulative;
  if (line.is_one_of(before, "reached", "reaches", "reach", "reaching", "hit")) return Counting::cumulative;
  const bool is_amount = quantity.unit_kind == UnitKind::share || quantity.unit_kind == UnitKind::money ||
                         quantity.unit_kind == UnitKind::cent || quantity.unit == "point";
  if (is_amount &&
      line.is_one_of(before, "rose", "fell", "up", "down", "dropped", "gained", "grew", "jumped", "slid",
                     "slipped", "climbed", "declined", "increased", "decreased", "surged", "plunged",
                     "tumbled", "rising", "falling", "dropping", "risen", "fallen", "rise", "fall", "drop",
                     "rises", "falls", "added", "soared", "sank", "shrank", "growing"))
    return Counting::change;
  if (quantity.unit_kind == UnitKind::measure && is_summed_up_after(line, after)) return Counting::cumulative;
  return Counting::unknown;
}

}  // namespace sayso::figures
