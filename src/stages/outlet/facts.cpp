#include "stages/outlet/facts.hpp"

#include "base/hash.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <iterator>

namespace sayso::outlet {

namespace {

constexpr std::size_t most_facts = 6, most_below = 3;            // of an article, and below its beginning
constexpr std::size_t short_article = 14, most_below_short = 4;  // in sentences; facts below its beginning
constexpr std::uint32_t lead_paragraphs = 3, lead_sentences = 6,
                        short_lead = 5;  // paragraphs of one sentence are short

// Words that a clause shares with the headline and the first sentence.
constexpr std::size_t enough_of_lead = 3, enough_of_body = 3;

// What a figure counts, as far as it makes a clause central.
enum class Counts : std::uint8_t { something, people, things, money, share };

class Finder {
 public:
  Finder(const Document& document, const Grammar& grammar, OutletDesk& desk)
      : document_(document), desk_(desk), words_(shared_words()),
        clauses_(document, grammar, desk.taken, desk.quotations), grammar_(grammar) {}

  void find() {
    desk_.facts.clear();
    if (document_.tokens.head.empty() || document_.tokens.upos.empty() || is_opinion()) return;
    clauses_.begin();
    collect_triggers();
    collect_title();
    for (std::uint32_t i = 0; i < document_.sentences.size() && desk_.facts.size() < most_facts; ++i)
      read(document_.sentences[i]);
    if (desk_.facts.empty() && has_title_clause_) desk_.facts.push_back(title_);
  }

 private:
  // ---- what the article is about ----------------------------------------------------------------------------------

  BlockKind kind_of(TokenRange sentence) const {
    return document_.article().blocks[document_.tokens.block[sentence.begin]].kind;
  }

  // "Opinion: …", "… | Editorial", or a short line "LETTERS." at the beginning.
  bool is_opinion() const {
    std::string_view title = document_.article().source.title;
    constexpr std::size_t looked_at = 4, longest_heading = 16;
    std::size_t seen = 0;
    for (const Block& block : document_.article().blocks) {
      if (seen++ == looked_at) break;
      std::string_view line = document_.text(block.span);
      if (block.kind == BlockKind::title && seen == 1) title = line;
      while (!line.empty() && (line.back() == '.' || line.back() == ':')) line.remove_suffix(1);
      if (line.size() <= longest_heading && is_opinion_word(line)) return true;
    }
    const std::size_t first = title.find_first_of(":|");
    const std::size_t last = title.find_last_of("|-:");
    return is_opinion_word(title.substr(0, first == title.npos ? 0 : first)) ||
           (last != title.npos && is_opinion_word(title.substr(last + 1)));
  }
  bool is_opinion_word(std::string_view words) const {
    std::string small;
    for (const char c : words) small += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const std::size_t begin = small.find_first_not_of(' ');
    if (begin == small.npos) return false;
    return words_.has(opinion,
                      std::string_view(small).substr(begin, small.find_last_not_of(' ') + 1 - begin));
  }

  // Words that tell what something is about: nouns, names, verbs, adjectives, by their stems.
  void add_content_words(TokenRange range, std::vector<std::uint64_t>& to) {
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      const std::string_view tag = grammar_.upos(document_, t);
      if (tag != "NOUN" && tag != "PROPN" && tag != "VERB" && tag != "ADJ") continue;
      const std::string_view form = clauses_.form(t);
      constexpr std::size_t shortest = 3;
      if (form.size() >= shortest && !words_.has(common, form)) to.push_back(xxh3_64(stem_of(form)));
    }
  }
  static void settle(std::vector<std::uint64_t>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  static std::size_t shared(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    std::size_t count = 0;
    for (const std::uint64_t word : a) count += std::binary_search(b.begin(), b.end(), word) ? 1U : 0U;
    return count;
  }

  void collect_title() {
    desk_.central.clear();
    desk_.told.clear();
    for (const TokenRange sentence : document_.sentences) {
      if (kind_of(sentence) != BlockKind::title) continue;
      add_content_words(sentence, desk_.central);
    }
    settle(desk_.central);
  }

  void collect_triggers() {
    desk_.triggers.clear();
    for (const Event& event : document_.events) {
      if (!event.in_own_voice || event.firmness != Firmness::certain || !is_deed(event.type)) continue;
      for (const Span span : document_.list(event.mentions)) desk_.triggers.push_back(span);
    }
    std::sort(desk_.triggers.begin(), desk_.triggers.end());
  }
  // Events that are no sayings.
  static bool is_deed(EventType type) {
    return type != EventType::support && type != EventType::request && type != EventType::accuse &&
           type != EventType::reject && type != EventType::threaten && type != EventType::agree;
  }
  bool is_trigger(std::uint32_t token) const {
    const Span word = document_.tokens.span[token];
    const auto after = std::partition_point(desk_.triggers.begin(), desk_.triggers.end(),
                                            [&](Span span) { return span.begin <= word.begin; });
    return after != desk_.triggers.begin() && (after - 1)->end >= word.end;
  }

  // ---- one sentence after the other --------------------------------------------------------------------------------

  void read(TokenRange sentence) {
    if (sentence.empty()) return;
    const BlockKind kind = kind_of(sentence);
    // A headline that is a sentence with a full stop is the beginning of the text.
    const bool is_sentence = document_.token(sentence.end - 1) == ".";
    if (kind == BlockKind::title && !is_sentence) return read_title(sentence);
    if (kind != BlockKind::paragraph && kind != BlockKind::title) return;
    constexpr std::uint32_t shortest = 4;
    if (sentence.size() < shortest) return;
    const std::uint32_t block = document_.tokens.block[sentence.begin];
    if (block != paragraph_) ++paragraphs_;
    paragraph_ = block;
    ++sentences_;
    Fact fact;
    fact.zone = sentences_ == 1                                                                ? Zone::first
                : sentences_ <= (paragraphs_ <= lead_paragraphs ? lead_sentences : short_lead) ? Zone::lead
                                                                                               : Zone::body;
    fact.clause = clauses_.main_clause(sentence);
    if (fact.clause.predicate != no_id) judge(fact);
    if (fact.zone == Zone::first) {
      add_content_words(sentence, desk_.central);
      settle(desk_.central);
    }
  }

  void read_title(TokenRange sentence) {
    if (has_title_clause_) return;
    title_.zone = Zone::title;
    title_.clause = clauses_.main_clause(sentence);
    const Clause& clause = title_.clause;
    if (clause.predicate == no_id || clause.is_nominal) return;
    note_figures(title_);
    has_title_clause_ = (clause.kinds & happens) != 0 && (title_.has_figure || is_trigger(clause.predicate));
  }

  void judge(Fact& fact) {
    const Clause& clause = fact.clause;
    note_figures(fact);
    fact.has_event = is_trigger(clause.predicate);
    desk_.content.clear();
    add_content_words(clause.tokens, desk_.content);
    settle(desk_.content);
    if (!is_central(fact) || is_told_before(fact)) return;
    below_ += fact.zone == Zone::body ? 1U : 0U;
    desk_.told.insert(desk_.told.end(), desk_.content.begin(), desk_.content.end());
    settle(desk_.told);
    desk_.facts.push_back(fact);
  }

  bool is_central(const Fact& fact) {
    const Clause& clause = fact.clause;
    const bool is_deed =
        clause.is_past && !clause.is_nominal && (fact.has_event || (clause.kinds & happens) != 0);
    const bool is_state = clause.is_nominal && (clause.kinds & states) != 0;
    const bool is_lasting = (clause.kinds & lasts) != 0 && !clause.is_nominal;
    const std::size_t about = shared(desk_.content, desk_.central);
    const bool is_told =
        fact.has_figure && !is_lasting && (is_nominal_count(fact) || (clause.is_past && !clause.is_nominal));
    switch (fact.zone) {
      case Zone::first: return is_deed || is_state || is_told;
      case Zone::lead:
        if (is_background(fact)) return false;
        if (is_told && about > 1 && has_central_figure(fact)) return true;
        if (is_deed && fact.is_measured && about > 0) return true;
        return (is_deed || is_state) && about >= enough_of_lead && !points_back(clause);
      case Zone::body:
        if (below_ >= (is_short() ? most_below_short : most_below) || !fact.has_figure || is_lasting ||
            is_background(fact))
          return false;
        // A short article is about one thing.
        if (is_short() && is_deed && fact.is_measured && about > 0 && !points_back(clause)) return true;
        return about >= enough_of_body && !points_back(clause) && (is_deed || is_nominal_count(fact)) &&
               has_central_figure(fact);
      default: return false;
    }
  }

  bool is_short() const { return document_.sentences.size() <= short_article; }

  // "That contract was fought for": about what stood before.
  bool points_back(const Clause& clause) {
    const std::string_view word = clauses_.form(clause.tokens.begin);
    return word == "that" || word == "those" || word == "this" || word == "these";
  }

  // ---- figures -----------------------------------------------------------------------------------------------------

  void note_figures(Fact& fact) {
    const Span span = document_.span_of(fact.clause.tokens);
    const auto& figures = document_.figures;
    const auto begin = std::partition_point(
        figures.begin(), figures.end(), [&](const Figure& figure) { return figure.span.end <= span.begin; });
    const auto end = std::partition_point(begin, figures.end(),
                                          [&](const Figure& figure) { return figure.span.begin < span.end; });
    fact.first_figure = static_cast<std::uint32_t>(begin - figures.begin());
    fact.last_figure = static_cast<std::uint32_t>(end - figures.begin());
    std::size_t prices = 0;
    for (auto figure = begin; figure != end; ++figure) {
      if (figure->statement != no_id) continue;
      const Counts counts = counts_of(*figure);
      const bool counts_all = counts != Counts::something || !figure->of.empty() || figure->unit.count > 0;
      fact.has_figure = fact.has_figure || (counts_all && !is_how_long(*figure));
      fact.is_measured = fact.is_measured || counts != Counts::something ||
                         (figure->unit.count > 0 && !is_how_long(*figure));
      prices += counts == Counts::money ? 1U : 0U;
    }
    constexpr std::size_t most_prices = 2;  // more are a list of prices
    if (prices > most_prices) fact.has_figure = false;
  }

  // "in two weeks" says nothing about the size of anything.
  bool is_how_long(const Figure& figure) const {
    static constexpr std::string_view units[] = {"second", "minute", "hour", "day",
                                                 "week",   "month",  "year", "decade"};
    return std::find(std::begin(units), std::end(units), document_.list(figure.unit)) != std::end(units);
  }

  Counts counts_of(const Figure& figure) {
    const std::string_view unit = document_.list(figure.unit);
    constexpr std::size_t currency = 3;
    if (unit.size() == currency && std::isupper(static_cast<unsigned char>(unit[0])) != 0)
      return Counts::money;
    if (unit == "percent" || unit == "vote" || unit == "score") return Counts::share;
    if (!unit.empty()) return Counts::something;
    const TokenRange of = document_.tokens_in(figure.of);
    constexpr std::uint32_t widest = 12;
    for (std::uint32_t t = of.begin; t < of.end && t < of.begin + widest; ++t) {
      // Behind a preposition stands what the thing counted is of.
      if (t > of.begin && grammar_.upos(document_, t) == "ADP") break;
      const std::uint32_t kinds = words_.kinds_of(clauses_.form(t));
      if ((kinds & people) != 0) return Counts::people;
      if ((kinds & things) != 0) return Counts::things;
    }
    return Counts::something;
  }

  // "The toll is 43", "There were 43 dead"; not "It is one of 189 museums".
  bool is_nominal_count(const Fact& fact) { return fact.clause.is_nominal && has_central_figure(fact); }

  bool has_central_figure(const Fact& fact) {
    for (std::uint32_t i = fact.first_figure; i < fact.last_figure; ++i) {
      const Figure& figure = document_.figures[i];
      if (figure.statement != no_id) continue;
      const Counts counts = counts_of(figure);
      if (counts == Counts::people || counts == Counts::money || counts == Counts::share) return true;
      if (counts == Counts::things && is_about(figure.of)) return true;
    }
    return false;
  }
  bool is_about(Span of) {
    const TokenRange range = document_.tokens_in(of);
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      const std::uint64_t word = xxh3_64(stem_of(clauses_.form(t)));
      if (std::binary_search(desk_.central.begin(), desk_.central.end(), word)) return true;
    }
    return false;
  }

  // ---- background and repetition -----------------------------------------------------------------------------------

  // Of another year than the article, or of "1998".
  bool is_background(const Fact& fact) const {
    const std::string_view published = document_.article().source.published;
    const Span span = document_.span_of(fact.clause.tokens);
    const auto& times = document_.times;
    auto at = std::partition_point(times.begin(), times.end(),
                                   [&](const Time& time) { return time.span.end <= span.begin; });
    constexpr std::size_t year = 4;
    for (; at != times.end() && at->span.begin < span.end; ++at) {
      const std::string_view value = document_.list(at->value);
      if (at->kind != TimeKind::date || value.size() < year ||
          !std::all_of(value.begin(), value.begin() + year, [](char c) { return c >= '0' && c <= '9'; }))
        continue;
      if (published.empty() ? value.size() == year : value.substr(0, year) < published.substr(0, year))
        return true;
    }
    return false;
  }

  // "At least 43" and "43" are told of the same.
  static double value_of(const Figure& figure) { return std::isnan(figure.low) ? figure.high : figure.low; }

  // The same figures again, or nearly the same words.
  bool is_told_before(const Fact& fact) {
    bool has_new = false, has_old = false;
    for (std::uint32_t i = fact.first_figure; i < fact.last_figure; ++i) {
      const Figure& figure = document_.figures[i];
      if (figure.statement != no_id) continue;
      (is_figure_told(figure) ? has_old : has_new) = true;
    }
    if (has_old && !has_new) return true;
    const std::size_t again = shared(desk_.content, desk_.told);
    return !has_new && 10 * again >= 7 * std::max<std::size_t>(desk_.content.size(), 1);
  }
  bool is_figure_told(const Figure& figure) {
    for (const Fact& before : desk_.facts) {
      for (std::uint32_t i = before.first_figure; i < before.last_figure; ++i) {
        const Figure& other = document_.figures[i];
        if (other.statement == no_id && value_of(other) == value_of(figure) &&
            document_.list(other.unit) == document_.list(figure.unit))
          return true;
      }
    }
    return false;
  }

  const Document& document_;
  OutletDesk& desk_;
  const Words& words_;
  ClauseReader clauses_;
  const Grammar& grammar_;
  Fact title_;
  bool has_title_clause_ = false;
  std::uint32_t paragraph_ = no_id, paragraphs_ = 0, sentences_ = 0;
  std::size_t below_ = 0;
};

}  // namespace

void find_facts(const Document& document, const Grammar& grammar, OutletDesk& desk) {
  Finder(document, grammar, desk).find();
}

}  // namespace sayso::outlet
