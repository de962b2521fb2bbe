#include "links/relations/answers.hpp"

#include "links/relations/features.hpp"
#include "links/relations/references.hpp"

#include <algorithm>
#include <optional>

namespace sayso::relations {

namespace {

// How many words a content may have that only points, and how many statements before it its counterpart may stand.
constexpr std::size_t most_words = 7;
constexpr std::uint32_t farthest = 10, farthest_pronoun = 1, farthest_own = 6;
constexpr float confidence_of_noun = 0.75F, confidence_of_pronoun = 0.65F;

// What the content of an answer points at.
struct Pointer {
  Reference reference = Reference::none;
  bool is_higher = false, is_lower = false;
};

class Answers {
 public:
  Answers(const Subject& subject, std::vector<FoundRelation>& answers)
      : reading_(subject.reading()), statements_(subject.features().statements), answers_(answers) {}

  void run() {
    for (std::uint32_t i = 1; i < statements_.size(); ++i) {
      const Prepared& answer = statements_[i];
      if (answer.words.empty()) continue;
      if (answer.denies || answer.confirms) {
        answer_other(i);
      } else if (answer.takes_back || answer.regrets) {
        answer_own(i);
      }
    }
  }

 private:
  const Reading::Statement& statement(std::uint32_t i) const { return reading_.statements[i]; }

  // "the accusation", "the higher figure", "it": the content ends with the noun that points, or is a pronoun.
  static Pointer pointer_of(const Prepared& answer) {
    static const Sense higher = hash_of(stem_of("higher")), lower = hash_of(stem_of("lower"));
    Pointer pointer;
    if (answer.words.size() > most_words) return pointer;
    for (const Word& word : answer.words) {
      if (word.is(Word::number)) return {};
      pointer.is_higher = pointer.is_higher || word.stem == higher;
      pointer.is_lower = pointer.is_lower || word.stem == lower;
    }
    const Reference reference = reference_of(answer.words.back().stem);
    if (reference != Reference::any || answer.words.size() == 1) pointer.reference = reference;
    return pointer;
  }

  static bool is_other(Closeness closeness) {
    return closeness == Closeness::different || closeness == Closeness::unknown ||
           closeness == Closeness::officials || closeness == Closeness::outlet_and_speaker;
  }

  bool stands_for(Reference reference, std::uint32_t i) const {
    const std::optional<Act> act = statement(i).act;
    if (!act || statement(i).realis != Realis::actual || statement(i).is_negated) return false;
    if (*act == Act::ask || *act == Act::decline || *act == Act::thank || *act == Act::want) return false;
    switch (reference) {
      case Reference::blame: return *act == Act::accuse || *act == Act::allege || *act == Act::criticise;
      case Reference::count: return !statements_[i].amounts.empty();
      case Reference::saying: return *act != Act::demand && *act != Act::promise && *act != Act::praise;
      case Reference::any: return *act != Act::demand && *act != Act::praise;
      case Reference::none: return false;
    }
    return false;
  }

  static double largest(const Prepared& prepared) {
    double most = 0;
    for (const Amount& amount : prepared.amounts) most = std::max(most, amount.about);
    return most;
  }

  static bool speaks_for_itself(const Prepared& answer) {
    static const Sense words[] = {hash_of("i"), hash_of("my")};
    return std::any_of(answer.words.begin(), answer.words.end(),
                       [](const Word& word) { return word.stem == words[0] || word.stem == words[1]; });
  }

  // "the clash", "the remark back": too little to be what is answered.
  static bool only_points(const Prepared& other) {
    return other.words.size() < 3 ||
           (other.words.size() < 4 &&
            std::any_of(other.words.begin(), other.words.end(),
                        [](const Word& word) { return reference_of(word.stem) != Reference::none; }));
  }

  // The nearest that fits; of counts the higher or lower one, where that is asked for.
  std::optional<std::uint32_t> counterpart(std::uint32_t i, Pointer pointer, bool is_own,
                                           std::uint32_t reach) const {
    std::optional<std::uint32_t> best;
    for (std::uint32_t k = i; k-- > 0 && i - k <= reach;) {
      const Prepared& other = statements_[k];
      const Closeness closeness = compare(statements_[i].side, other.side);
      const bool is_fitting = !is_own ? is_other(closeness)
                              : speaks_for_itself(statements_[i])
                                  ? closeness == Closeness::same || is_who_of(i, k)
                                  : is_one_side(closeness);
      if (!is_fitting) continue;
      if (other.denies || other.takes_back || (is_own && other.admits) || is_within(i, k) ||
          only_points(other))
        continue;
      if (!stands_for(pointer.reference, k)) continue;
      if (!pointer.is_higher && !pointer.is_lower) return k;
      const bool is_better = !best || (pointer.is_higher ? largest(other) > largest(statements_[*best])
                                                         : largest(other) < largest(statements_[*best]));
      if (is_better) best = k;
    }
    return best;
  }

  // "Halvek, who first reported it and who said that …": the pronoun stands for the speaker right before it.
  bool is_who_of(std::uint32_t i, std::uint32_t k) const {
    if (k == 0 || statement(k).source.empty() || reading_.text(statement(k).source.front()) != "who")
      return false;
    const Offset begin = all_of(statement(k - 1)).end, end = all_of(statement(k)).begin;
    if (begin > end || !is_one_sentence({begin, end})) return false;
    return compare(statements_[i].side, statements_[k - 1].side) == Closeness::same;
  }

  bool is_within(std::uint32_t inner, std::uint32_t outer) const {
    return statement(inner).within == outer || statement(outer).within == inner;
  }

  void answer_other(std::uint32_t i) {
    const Prepared& answer = statements_[i];
    const RelationType type = answer.denies ? RelationType::denies : RelationType::confirms;
    const Pointer pointer = pointer_of(answer);
    if (pointer.reference == Reference::none) {
      if (answer.confirms && !confirm_reported(i)) confirm_number(i);
      return;
    }
    const bool is_pronoun = pointer.reference == Reference::any;
    const auto found = counterpart(i, pointer, false, is_pronoun ? farthest_pronoun : farthest);
    if (!found) return;
    add(type, answer.denies ? "denies what was said before it" : "confirms what was said before it", i,
        *found, is_pronoun ? confidence_of_pronoun : confidence_of_noun);
  }

  // "has confirmed that …, two days after an official first reported the clash": the report that the same sentence names.
  bool confirm_reported(std::uint32_t i) {
    constexpr std::uint32_t reach = 2;
    const Span own = all_of(statement(i));
    for (std::uint32_t k = i + 1; k < statements_.size() && k - i <= reach; ++k) {
      if (statement(k).act != Act::report || statement(k).is_negated || is_within(k, i)) continue;
      if (!is_other(compare(statements_[i].side, statements_[k].side))) continue;
      const Span other = all_of(statement(k));
      if (own.end > other.begin || !is_one_sentence({own.end, other.begin})) continue;
      add(RelationType::confirms, "confirms what the same sentence says was reported", i, k,
          confidence_of_noun);
      return true;
    }
    return false;
  }

  bool is_one_sentence(Span between) const {
    const std::string_view text = reading_.text(between);
    return text.find(". ") == std::string_view::npos && text.find('\n') == std::string_view::npos;
  }

  // "confirmed that it, too, now had 47": the number that another gave just before, and no other.
  void confirm_number(std::uint32_t i) {
    const auto& amounts = statements_[i].amounts;
    if (amounts.size() != 1 || amounts.front().about <= 12) return;
    for (std::uint32_t k = i; k-- > 0 && i - k <= farthest_own;) {
      const Prepared& other = statements_[k];
      if (!is_other(compare(statements_[i].side, other.side)) || other.denies) continue;
      for (const Amount& amount : other.amounts) {
        if (amount.about != amounts.front().about || amount.unit != amounts.front().unit) continue;
        return add(RelationType::confirms, "confirms the figure", i, k, confidence_of_noun);
      }
    }
  }

  // What the same side said before, the nearest; what it took back is named by a noun, or it was wrong about it.
  void answer_own(std::uint32_t i) {
    Pointer pointer = pointer_of(statements_[i]);
    if (pointer.reference == Reference::none || pointer.reference == Reference::any) {
      if (!statements_[i].regrets) return;
      pointer = {.reference = Reference::saying};
    }
    const auto found = counterpart(i, pointer, true, farthest_own);
    if (found) add(RelationType::corrects, "its own side takes back what it said before", i, *found, 0.7F);
  }

  static Span all_of(const Reading::Statement& statement) {
    return statement.content.empty() ? Span{} : statement.content.front();
  }

  void add(RelationType type, std::string_view rule, std::uint32_t from, std::uint32_t to, float confidence) {
    answers_.push_back({.from_first = true,
                        .from = from,
                        .to = to,
                        .type = type,
                        .rule = rule,
                        .from_evidence = all_of(statement(from)),
                        .to_evidence = all_of(statement(to)),
                        .confidence = confidence});
  }

  const Reading& reading_;
  const std::vector<Prepared>& statements_;
  std::vector<FoundRelation>& answers_;
};

}  // namespace

void find_answers(const Subject& subject, std::vector<FoundRelation>& answers) {
  Answers(subject, answers).run();
}

}  // namespace sayso::relations
