// Number words that are no figures: dates, years, clock times, ages of persons, labels and names, pronouns.
#include "base/ascii.hpp"
#include "stages/figures/quantities.hpp"

#include <algorithm>

namespace sayso::figures {

namespace {

using Answer = LineContext::Answer;

bool is_end(const Line& line, std::size_t i) {
  return !line.has(i) || line.is_sign(i, ".") || line.is_sign(i, ",") || line.is_sign(i, ";") ||
         line.is_sign(i, ")") || line.is_sign(i, "!") || line.is_sign(i, "?") || line.is_sign(i, ":");
}

bool is_open_quote(const Line& line, std::size_t i) {
  const std::string_view sign = line.text(i);
  return sign == "\"" || sign == "'" || sign == "“" || sign == "‘" || sign == "(" || sign == "`" ||
         sign == "[" || sign == ":" || sign == "." || sign == "?" || sign == "!" || line.is_dash(i) ||
         sign == "•" || sign == "*";
}

class Excluder {
 public:
  Excluder(const Line& line, const LineContext& context, const Candidate& candidate)
      : line_(line), context_(context), candidate_(candidate), number_(candidate.number),
        begin_(number_.begin), end_(number_.end), counts_(context.counts_next(end_ - 1)) {}

  bool is_excluded() const {
    if (is_glued() || is_clock_time() || is_age()) return true;
    if (candidate_.is_money) return false;
    if (is_relative_date()) return true;
    const bool has_unit = candidate_.unit != nullptr;
    if (has_unit) return is_one_day();
    if (context_.is_in_name(begin_)) return true;
    if (is_date() || is_label() || is_in_brackets() || is_list_mark() || is_called()) return true;
    if (is_enumeration()) return true;
    if (number_.is_in_digits)
      return is_year() || is_model() || is_title_of_work() || is_identifier() || is_address() ||
             (context_.is_in_date(begin_) && counts_ != Answer::yes);
    if (is_in_capitals() || is_idiom()) return true;
    if (number_.is_one) return is_pronoun_one();
    if (number_.is_share) return !is_share_in_use();
    return is_pronoun() || is_verb_scores();
  }

 private:
  std::size_t before() const { return begin_ - 1; }
  bool touches_before() const { return line_.has(before()) && !line_[begin_].is_after_space; }
  bool touches_after() const { return line_.touches_next(end_ - 1); }

  // Letters, signs and digits that make a code of it: "33rd", "1990s", "COVID-19", "#2", "9/11", "18:00", "007".
  bool is_glued() const {
    const std::size_t before = this->before();
    if (number_.is_in_digits && touches_after()) {
      if (line_.is_one_of(end_, "st", "nd", "rd", "th", "s", "ers", "ish")) return true;
      if ((line_.is_sign(end_, ":") || line_.is_sign(end_, "/")) && line_.is_number(end_ + 1)) return true;
      if (is_apostrophe(end_)) {
        if (line_.is_number(end_ + 1)) return true;
        if (line_.is_word(end_ + 1, "s") && line_[begin_].digits == 4) return true;
      }
    }
    if (line_.is_hyphen(end_) && touches_after() &&
        line_.is_one_of(end_ + 1, "something", "ish", "somethings"))
      return true;
    if (!touches_before()) return number_.is_in_digits && has_leading_zero();
    if (line_.is_sign(before, "#") || line_.is_sign(before, "@") || line_.is_sign(before, "_") ||
        line_.is_sign(before, "/") || line_.is_sign(before, "&") || line_.is_sign(before, "§") ||
        line_.is_sign(before, "\\") || line_.is_sign(before, "="))
      return number_.is_in_digits;
    if (line_.is_sign(before, ":") && line_.is_number(before - 1)) return true;
    if (is_apostrophe(before) && line_.is_number(before - 1)) return true;  // 6'3"
    if (line_.is_sign(before, "+") && number_.is_in_digits && number_.low >= 10) return true;
    if ((line_.is_sign(before, "'") || line_.is_sign(before, "’")) && line_[begin_].digits == 2 &&
        line_[before].is_after_space && line_.is_word(end_, "s"))
      return true;
    const bool is_compound =
        line_.is_hyphen(before) && !line_[before].is_after_space && line_.is_any_word(before - 1);
    if (is_compound && number_.is_in_digits) return line_.role(before - 1) == NumberRole::none;
    return is_compound &&
           line_.is_one_of(before - 1, "mid", "twenty", "forty", "by", "to", "on", "in", "catch", "half");
  }

  bool is_apostrophe(std::size_t i) const {
    return line_.is_sign(i, "'") || line_.is_sign(i, "’") || line_.is_sign(i, "′");
  }

  bool has_leading_zero() const {
    const std::string_view text = line_.text(begin_);
    return text.size() > 1 && text[0] == '0' && text[1] != '.' && text[1] != ',' &&
           !line_[begin_].is_fraction;
  }

  bool is_clock_time() const {
    if (candidate_.is_money) return false;
    const std::size_t next = end_;
    if (line_.is_one_of(next, "am", "pm") && number_.low <= 12) return true;
    if (line_.is_one_of(next, "a", "p") && line_.is_sign(next + 1, ".") && line_.is_word(next + 2, "m"))
      return true;
    if (line_.is_word(next, "o") && (line_.is_sign(next + 1, "'") || line_.is_sign(next + 1, "’")))
      return true;
    if (line_.is_word(next, "oclock") ||
        line_.is_one_of(next, "gmt", "utc", "est", "edt", "pst", "bst", "cet"))
      return true;
    if (line_.is_word(before(), "past") && line_.is_one_of(before() - 1, "half", "quarter")) return true;
    return line_.is_word(next, "past") && line_.role(next + 1) == NumberRole::small;
  }

  // "a 20-year-old", "aged 8", "at the age of four months", "Lee, 19, said", "children under five".
  bool is_age() const {
    const bool is_time = candidate_.unit != nullptr && candidate_.unit->kind == UnitKind::time;
    if (is_time) {
      const std::size_t next =
          line_.is_hyphen(candidate_.unit_end) ? candidate_.unit_end + 1 : candidate_.unit_end;
      if (line_.is_one_of(next, "old", "olds")) return true;
      if (line_.is_word(next, "of") && line_.is_word(next + 1, "age")) return true;
    }
    if (line_.is_word(end_, "yo") || (line_.is_word(end_, "y") && line_.is_sign(end_ + 1, "/"))) return true;
    std::size_t first = before();
    if (line_.is_one_of(first, "between", "about", "around", "just", "only", "under", "over", "at", "least",
                        "from", "nearly"))
      --first;
    if (line_.is_one_of(first, "at", "just")) --first;
    if (line_.is_one_of(first, "aged", "age", "ages", "turned", "turning") && !is_measure()) return true;
    if (line_.is_word(first, "of") && line_.is_one_of(first - 1, "age", "ages")) return true;
    if (candidate_.unit != nullptr || candidate_.is_money) return false;
    const bool may_be_age =
        number_.low >= 1 && number_.low < 120 && !number_.is_share && counts_ != Answer::yes;
    if (!may_be_age) return false;
    const bool goes_on = line_.is_one_of(end_ + 1, "who", "was", "is", "has", "had", "of", "from", "a", "an",
                                         "said", "says", "whose");
    if (line_.is_sign(before(), ",") && line_.is_capitalised(before() - 1) &&
        (line_.has(before() - 2) || goes_on))
      return (is_end(line_, end_) || line_.is_dash(end_) || line_.is_sign(end_, "―")) &&
             !line_.is_sign(end_, ")") && number_.is_in_digits && !is_in_list();
    if (line_.is_sign(before(), "(") && line_.is_sign(end_, ")") && line_.is_capitalised(before() - 1))
      return true;
    const bool is_of_person =
        line_.is_one_of(before(), "is", "was", "turns", "s") &&
        (line_.is_one_of(before() - 1, "who", "he", "she") || line_.is_one_of(before() - 2, "he", "she"));
    if (is_of_person && is_end(line_, end_)) return true;
    const bool is_limit = line_.is_one_of(before(), "under", "over", "below", "above");
    return is_limit &&
           line_.is_one_of(before() - 1, "children", "people", "those", "anyone", "women", "men", "girls",
                           "boys", "infants", "adults", "kids", "everyone", "players", "citizens", "voters");
  }

  // "Paris, 12, 15 and 20": numbers on both sides are a list.
  bool is_in_list() const { return line_.is_number(end_ + 1) || line_.is_number(before() - 1); }

  bool is_measure() const { return candidate_.unit != nullptr && candidate_.unit->kind != UnitKind::time; }

  // "two years ago", "three days later", "in two years' time", "ten days before the vote".
  bool is_relative_date() const {
    if (candidate_.unit == nullptr || candidate_.unit->kind != UnitKind::time) return false;
    const std::size_t next = candidate_.unit_end;
    if (line_.is_word(next, "ago") ||
        line_.is_one_of(next, "hence", "afterwards", "afterward", "previously", "prior"))
      return true;
    if (line_.is_one_of(next, "later", "earlier", "before", "after")) return !line_.is_word(next + 1, "than");
    const bool is_genitive = line_.is_sign(next, "'") || line_.is_sign(next, "’");
    if (is_genitive && line_.is_word(next + 1, "time")) return true;
    return is_genitive && line_.is_word(next + 1, "s") && line_.is_word(next + 2, "time");
  }

  // "one day": once.
  bool is_one_day() const {
    if (!number_.is_one || candidate_.is_hedged) return false;
    if (line_.is_word(before(), "at") && line_.is_one_of(end_, "point", "time")) return true;
    return line_.is_word(end_, "day") && !line_.is_hyphen(end_) && !line_.is_hyphen(candidate_.unit_end);
  }

  bool is_month_at(std::size_t i) const {
    if (!line_.is_any_word(i) || !is_month(line_.text(i))) return false;
    const bool is_doubtful = line_.is_one_of(i, "may", "march", "mar", "sep", "dec", "jan", "jun");
    return line_.is_capitalised(i) || line_.is_sign(i + 1, ".") ||
           (is_doubtful ? line_.is_word(i, "may") : line_.text(i).size() > 3);
  }

  // "March 4", "Nov. 6", "4 March", "March 4-6", "March 4 and 5".
  bool is_date() const {
    if (number_.low > 31 || !number_.is_in_digits || line_[begin_].has_separator) return false;
    if (is_month_at(end_) && counts_ != Answer::yes) return true;
    if (is_month_at(end_) && !line_.is_any_word(end_ + 1)) return true;
    std::size_t first = before();
    if (line_.is_sign(first, ".")) --first;
    if (is_month_at(first)) {
      // "In March 12 people died", but "the September 11 attacks" and "Sept. 11 attacks".
      const bool is_whole_month =
          first == before() && line_.is_one_of(first - 1, "in", "last", "since", "by", "until");
      return !is_whole_month || counts_ != Answer::yes || context_.counts_one_thing(end_ - 1);
    }
    if (line_.is_word(first, "the")) --first;
    const bool is_joined =
        line_.is_dash(first) || line_.is_one_of(first, "and", "to", "or") || line_.is_sign(first, ",");
    if (!is_joined || !line_.is_number(first - 1) || counts_ == Answer::yes) return false;
    return is_month_at(first - 2) || (line_.is_sign(first - 2, ".") && is_month_at(first - 3));
  }

  // 1100 to 2100 without a comma, unless it counts a noun or is hedged; of our own centuries only with a hedge.
  bool is_year() const {
    const Atom& atom = line_[begin_];
    if (atom.digits != 4 || atom.has_separator || number_.is_scaled || number_.low < 1000 ||
        number_.low > 2100)
      return false;
    if (line_.is_one_of(before(), "in", "since", "until", "by", "during", "of", "from", "early", "late",
                        "mid", "circa", "after", "before", "year", "till", "for", "through", "and"))
      return !candidate_.is_hedged || counts_ != Answer::yes;
    if (line_.is_one_of(end_, "level", "levels", "figures", "totals", "season", "election", "elections"))
      return true;
    if (candidate_.is_hedged) return counts_ == Answer::no && is_end(line_, end_);
    if (number_.low >= 1800 && number_.low <= 2060) return true;
    return counts_ != Answer::yes;
  }

  // "for, one, his temper, and two, his language".
  bool is_enumeration() const {
    const bool is_low = number_.low >= 1 && number_.low <= 5 && !number_.is_in_digits;
    return is_low && line_.is_sign(end_, ",") &&
           (line_.is_sign(before(), ",") || line_.is_word(before(), "and")) && counts_ != Answer::yes &&
           line_.is_any_word(end_ + 1);
  }

  // "in The 411".
  bool is_title_of_work() const {
    return begin_ > 1 && line_.text(before()) == "The" && counts_ != Answer::yes;
  }

  // "131 West 23rd Street".
  bool is_address() const {
    const auto goes_on = [&](std::size_t i) {
      return line_.is_capitalised(i) || line_.is_number(i) || (line_.has(i) && !line_[i].is_after_space) ||
             line_.is_sign(i, ".");
    };
    for (std::size_t i = end_; i < end_ + 5 && goes_on(i); ++i) {
      const bool is_street = line_.is_one_of(i, "street", "avenue", "road", "boulevard", "drive", "lane",
                                             "st", "ave", "blvd", "rd", "square", "terrace", "parkway");
      if (i > end_ && is_street && line_.is_capitalised(i)) return true;
    }
    return false;
  }

  // Long digits without commas, attributes of markup.
  bool is_identifier() const {
    const Atom& atom = line_[begin_];
    if (line_.is_sign(before(), "\"") && line_.is_sign(before() - 1, "=")) return true;
    if (atom.digits >= 5 && !atom.has_separator && is_code_at(end_)) return true;  // 24703 L-202
    return atom.digits >= 9 && !atom.has_separator && counts_ != Answer::yes;
  }

  // "m212", "L-202".
  bool is_code_at(std::size_t i) const {
    if (!line_.is_any_word(i)) return false;
    const std::string_view word = line_.text(i);
    if (is_ascii_digit(word.back())) return find_unit(word) == nullptr;
    return word.size() == 1 && line_.is_hyphen(i + 1) && line_.is_number(i + 2);
  }

  // "the 787 Dreamliner", "their 737 airliner": three digits that tell one thing apart.
  bool is_model() const {
    const Atom& atom = line_[begin_];
    if (atom.digits < 3 || atom.has_separator || number_.is_scaled || candidate_.is_hedged) return false;
    if (line_.is_word(before(), "the") && line_.is_one_of(end_, "is", "was", "has"))
      return true;  // the 486 is
    const bool has_article =
        line_.is_one_of(before(), "the", "its", "their", "his", "her", "a", "an", "s", "new", "our");
    return has_article && context_.counts_one_thing(end_ - 1);
  }

  // "Section 8", "No. 10", "day five", "Boeing 747", "iOS 5".
  bool is_label() const {
    std::size_t noun = before();
    if (candidate_.follows_excluded && counts_ != Answer::yes) return true;
    if (line_.is_sign(noun, ".") &&
        line_.is_one_of(noun - 1, "no", "nos", "art", "sec", "ch", "vol", "pp", "fig", "op", "rm"))
      return true;
    if (line_.is_sign(noun, "№") || line_.is_sign(noun, "º")) return true;
    if (!line_.is_any_word(noun)) return false;
    if (line_.is_one_of(noun, "number", "no", "nos") && !line_.is_word(end_, "of")) return true;
    if (is_numbered_noun(line_.text(noun))) return counts_ != Answer::yes || line_.is_capitalised(noun);
    if (!number_.is_in_digits || candidate_.is_hedged || number_.is_scaled) return false;
    const bool is_inner_capital = line_.has_capital(noun) && !line_.is_capitalised(noun);
    const bool is_name = is_inner_capital || (line_.is_capitalised(noun) && !begins_sentence(noun));
    if (!is_name || is_inner_capital || context_.is_title())
      return is_inner_capital && counts_ != Answer::yes;
    if (line_.is_one_of(end_, "of", "were", "people")) return false;  // "in Aldport 14 of 20 came"
    return counts_ == Answer::unknown ? !line_.is_any_word(end_) : counts_ == Answer::no;
  }

  bool begins_sentence(std::size_t i) const { return i == 0 || (i > 0 && is_open_quote(line_, i - 1)); }

  // "(3)", "[12]": notes.
  bool is_in_brackets() const {
    if (!number_.is_in_digits || number_.is_scaled) return false;
    return (line_.is_sign(before(), "[") && line_.is_sign(end_, "]")) ||
           (line_.is_sign(before(), "(") && line_.is_sign(end_, ")") && line_[begin_].digits < 3);
  }

  // "1. Vote", "2) Count".
  bool is_list_mark() const {
    if (begin_ != 0 || !number_.is_in_digits || line_[begin_].has_separator) return false;
    return line_.is_sign(end_, ")") || (line_.is_sign(end_, ".") && line_.has(end_ + 1)) || !line_.has(end_);
  }

  // "call 911", "dial 999".
  bool is_called() const {
    return number_.is_in_digits &&
           line_.is_one_of(before(), "call", "called", "calling", "dial", "dialled", "dialed", "phone", "tel",
                           "telephone", "text") &&
           counts_ != Answer::yes;
  }

  // A capital inside a sentence makes a name: "Group of Seven", "the Big Four", "Air Force One".
  bool is_in_capitals() const {
    if (context_.is_title() || !line_.is_capitalised(begin_) || begins_sentence(begin_)) return false;
    return line_.is_capitalised(before()) || line_.is_word(before(), "of") ||
           line_.is_word(before(), "the") || counts_ != Answer::yes;
  }

  bool is_idiom() const {
    if (line_.is_hyphen(end_) && touches_after()) {
      const std::size_t next = end_ + 1;
      const bool is_one = number_.is_one, is_two = number_.low == 2;
      if (is_one && line_.is_one_of(next, "time", "off", "sided", "on", "liner", "way", "upmanship", "of",
                                    "stop", "size", "handed", "eyed", "track", "dimensional", "to", "piece",
                                    "party", "person", "size", "shot"))
        return true;
      if (is_two && line_.is_one_of(next, "way", "faced", "time", "tone", "sided", "handed", "fold",
                                    "dimensional", "step", "timer"))
        return true;
      if (line_.is_one_of(next, "dimensional", "legged", "wheel", "wheeler", "fold", "sided")) return true;
      if (line_.is_one_of(next, "to", "by", "on", "and") && line_[next + 2].word != nullptr &&
          !number_.is_share)
        return true;
    }
    if (line_.is_word(begin_, "fifty") && line_.is_word(line_.next_joined(end_ - 1), "fifty")) return true;
    if (line_.is_word(begin_, "fifty") && line_.is_hyphen(before()) && line_.is_word(before() - 1, "fifty"))
      return true;
    const bool is_zero = number_.low == 0 && line_.is_word(begin_, "zero");
    if (is_zero &&
        line_.is_one_of(line_.next_joined(end_ - 1), "tolerance", "sum", "hour", "gravity", "day", "emission",
                        "emissions", "carbon", "in", "hours", "sugar", "chance", "doubt", "waste"))
      return true;
    return is_zero && line_.is_one_of(before(), "ground", "net", "absolute", "day", "patient", "sub", "below",
                                      "above", "to", "from");
  }

  bool is_pronoun_one() const {
    const std::size_t next = end_;
    if (line_.is_word(next, "hell")) return true;
    if (line_.is_one_of(before(), "no", "any", "every", "each", "some", "this", "that", "which", "another",
                        "s", "these", "my"))
      return true;
    if (line_.is_word(next, "of")) return !candidate_.is_hedged && !line_.is_word(before(), "only");
    if (line_.is_one_of(next, "another", "thing", "day", "way", "hand", "reason", "moment", "s", "who",
                        "that", "is", "to", "in", "side"))
      return true;
    if (line_.is_word(before(), "at") && line_.is_one_of(next, "point", "time", "stage", "moment"))
      return true;
    if (line_.is_word(next, "or") && line_[next + 1].word != nullptr) return false;
    if (line_.is_hyphen(next) && touches_after() && line_.is_any_word(next + 1)) return false;
    if (counts_ == Answer::unknown) return candidate_.is_hedged ? false : is_end(line_, next);
    return counts_ == Answer::no && !candidate_.is_hedged;
  }

  // "the two met", "these three": without a noun they stand for what was named.
  bool is_pronoun() const {
    if (number_.is_scaled || number_.is_multiple || counts_ == Answer::yes) return false;
    if (line_.is_word(end_, "of") || line_.is_hyphen(end_) || candidate_.is_hedged) return false;
    return line_.is_one_of(before(), "the", "these", "those", "other", "last");
  }

  // "she scores": the verb.
  bool is_verb_scores() const {
    if (!line_.is_word(begin_, "scores") || !number_.is_vague) return false;
    return !line_.is_one_of(end_, "of", "more", "dead", "injured", "wounded", "killed", "missing", "others",
                            "feared", "were");
  }

  bool is_share_in_use() const {
    const std::size_t next = end_;
    const bool is_half = line_.is_word(end_ - 1, "half");
    if (line_.is_word(before(), "and")) return false;  // a year and a half
    if (candidate_.is_hedged || line_.is_word(before(), "by")) return true;
    if (line_.is_word(next, "of") &&
        !line_.is_one_of(before(), "first", "second", "other", "latter", "better"))
      return true;
    if (is_half) {
      if (line_.is_one_of(before(), "first", "second", "other", "latter", "better", "each", "a", "in", "past",
                          "other"))
        return false;
      if (line_.is_hyphen(next)) return false;
      return line_.is_one_of(next, "the", "a", "an", "as", "its", "their", "his", "her", "our", "my", "your",
                             "all", "that", "this", "these", "those", "were", "are", "have");
    }
    const bool has_article = line_.is_one_of(begin_, "a", "an");
    if (!has_article) return true;
    return line_.is_one_of(next, "less", "more", "fewer", "smaller", "larger", "higher", "lower", "as", "the",
                           "are", "were", "said") ||
           is_end(line_, next);
  }

  const Line& line_;
  const LineContext& context_;
  const Candidate& candidate_;
  const Number& number_;
  std::size_t begin_, end_;
  Answer counts_;
};

}  // namespace

bool is_no_figure(const Line& line, const LineContext& context, const Candidate& candidate) {
  return Excluder(line, context, candidate).is_excluded();
}

}  // namespace sayso::figures
