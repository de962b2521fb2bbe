#include "stages/outlet/facts.hpp"

#include "stages/outlet/measuring.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace sayso::outlet {

namespace {

constexpr float enough = 0.55F,  // chance of a fact to be central
    chance_of_counted = 0.6F;
constexpr std::size_t most_facts = 9, fewest_allowed = 3, sentences_a_fact = 2;
constexpr std::uint32_t lead_sentences = 6;

class Finder {
 public:
  Finder(const Document& document, const Grammar& grammar, OutletDesk& desk)
      : document_(document), desk_(desk), words_(shared_words()),
        clauses_(document, grammar, desk.taken, desk.quotations),
        around_(document, grammar, clauses_, desk.surroundings),
        gauge_(document, grammar, clauses_, around_) {}

  // Whether the article may have any.
  bool collect() {
    desk_.candidates.clear();
    desk_.facts.clear();
    if (document_.tokens.head.empty() || document_.tokens.upos.empty() || is_opinion()) return false;
    clauses_.begin();
    around_.begin();
    std::uint32_t number = 0, block = no_id;
    for (const TokenRange sentence : document_.sentences) {
      if (sentence.empty() || !around_.is_told(sentence)) continue;
      const std::uint32_t own_block = document_.tokens.block[sentence.begin];
      read(sentence, number++, own_block != block);
      block = own_block;
    }
    return true;
  }

  void choose() {
    if (!collect()) return;
    auto& candidates = desk_.candidates;
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Fact& a, const Fact& b) { return a.chance > b.chance; });
    const std::size_t most =
        std::clamp<std::size_t>(1 + around_.sentences / sentences_a_fact, fewest_allowed, most_facts);
    for (const Fact& fact : candidates) {
      if (fact.chance < enough || desk_.facts.size() == most) break;
      if (!is_told_before(fact)) desk_.facts.push_back(fact);
    }
    std::sort(desk_.facts.begin(), desk_.facts.end(),
              [](const Fact& a, const Fact& b) { return a.clause.tokens.begin < b.clause.tokens.begin; });
    if (desk_.facts.empty()) read_titles();
  }

 private:
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
    const std::size_t first_mark = title.find_first_of(":|");
    const std::size_t last_mark = title.find_last_of("|-:");
    return is_opinion_word(title.substr(0, first_mark == title.npos ? 0 : first_mark)) ||
           (last_mark != title.npos && is_opinion_word(title.substr(last_mark + 1)));
  }
  bool is_opinion_word(std::string_view words) const {
    std::string small;
    for (const char c : words) small += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const std::size_t begin = small.find_first_not_of(' ');
    if (begin == small.npos) return false;
    return words_.has(opinion,
                      std::string_view(small).substr(begin, small.find_last_not_of(' ') + 1 - begin));
  }

  void read(TokenRange sentence, std::uint32_t number, bool opens_paragraph) {
    Fact fact;
    fact.zone = number == 0 ? Zone::first : number < lead_sentences ? Zone::lead : Zone::body;
    fact.clause = clauses_.main_clause(sentence);
    if (fact.clause.predicate == no_id) return;
    stems_of(fact.clause, desk_.stems);
    gauge_.measure(fact, sentence, number, opens_paragraph, desk_.stems);
    fact.chance = is_aside(fact) ? 0.0F : 1 / (1 + std::exp(-shared_weights().sum(fact.measures)));
    if (is_counted_happening(fact)) fact.chance = std::max(fact.chance, chance_of_counted);
    desk_.candidates.push_back(fact);
  }

  // "This is the fifth ship in a month": how often it has happened is what outlets are compared by, wherever it stands; in a match
  // everything is counted.
  bool is_counted_happening(const Fact& fact) const {
    constexpr std::uint32_t of_a_match = 3;
    return fact.measures[ranked] > 0 && fact.chance > 0 && around_.sport_words < of_a_match;
  }

  // Below the first sentence: of another year, or about nothing else that the article tells.
  bool is_aside(const Fact& fact) const {
    const Measures& m = fact.measures;
    if (fact.zone == Zone::first) return false;
    const bool is_joined = m[title_words] + m[lead_words] + m[most] + m[subject_chain] > 0;
    return m[background] > 0 || !is_joined;
  }

  void stems_of(const Clause& clause, Stems& stems) {
    stems.clear();
    around_.add_stems(clause.tokens, stems);
    Surroundings::settle(stems);
  }

  // A headline that is a sentence with a deed that is measured, where the text tells nothing itself.
  void read_titles() {
    for (const TokenRange sentence : document_.sentences) {
      if (sentence.empty() || !around_.is_title(sentence)) continue;
      Fact fact;
      fact.zone = Zone::title;
      fact.clause = clauses_.main_clause(sentence);
      const Clause& clause = fact.clause;
      if (clause.predicate == no_id || clause.is_nominal || (clause.kinds & happens) == 0) continue;
      stems_of(clause, desk_.stems);
      gauge_.measure(fact, sentence, 0, true, desk_.stems);
      constexpr float chance = 0.7F;
      fact.chance = chance;
      const auto& m = fact.measures;
      const bool is_measured =
          m[people_counted] + m[things_counted] + m[money] + m[share_told] + m[amount] > 0;
      if (!is_measured && m[event] == 0) continue;
      desk_.facts.push_back(fact);
      return;
    }
  }

  // ---- repetition --------------------------------------------------------------------------------------------------

  // The same figures again with some of the same words, or nearly the same words.
  bool is_told_before(const Fact& fact) {
    stems_of(fact.clause, desk_.stems);
    for (const Fact& before : desk_.facts) {
      // "This was the fourth" tells more than the fire that it counts.
      if (fact.measures[ranked] > before.measures[ranked]) continue;
      stems_of(before.clause, desk_.told);
      const std::size_t again = Surroundings::shared(desk_.stems, desk_.told);
      constexpr std::size_t alike = 2;
      const Repeated repeated = figures_in(fact, before);
      if (repeated.again > 0 && repeated.anew == 0 && again >= alike) return true;
      if (repeated.anew == 0 && 10 * again >= 7 * std::max<std::size_t>(desk_.stems.size(), 1)) return true;
    }
    return false;
  }

  struct Repeated {
    std::size_t again = 0, anew = 0;
  };
  Repeated figures_in(const Fact& fact, const Fact& before) const {
    Repeated found;
    for (std::uint32_t i = fact.first_figure; i < fact.last_figure; ++i) {
      const Figure& figure = document_.figures[i];
      if (figure.statement != no_id) continue;
      bool is_again = false;
      for (std::uint32_t k = before.first_figure; k < before.last_figure; ++k) {
        const Figure& other = document_.figures[k];
        is_again = is_again || (other.statement == no_id && value_of(other) == value_of(figure) &&
                                document_.list(other.unit) == document_.list(figure.unit));
      }
      ++(is_again ? found.again : found.anew);
    }
    return found;
  }

  // "At least 43" and "43" are told of the same.
  static double value_of(const Figure& figure) { return std::isnan(figure.low) ? figure.high : figure.low; }

  const Document& document_;
  OutletDesk& desk_;
  const Words& words_;
  ClauseReader clauses_;
  Surroundings around_;
  Gauge gauge_;
};

}  // namespace

void find_candidates(const Document& document, const Grammar& grammar, OutletDesk& desk) {
  Finder(document, grammar, desk).collect();
}

void find_facts(const Document& document, const Grammar& grammar, OutletDesk& desk) {
  Finder(document, grammar, desk).choose();
}

}  // namespace sayso::outlet
