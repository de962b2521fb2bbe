#include "stages/events/assertion.hpp"

#include <algorithm>
#include <iterator>

namespace sayso::events {

namespace {

constexpr std::uint32_t highest_climb = 5;

class Reader {
 public:
  explicit Reader(const View& view) : view_(view) {}

  Assertion read(const Found& found) {
    std::uint32_t t = found.carrier;
    read_word(t);
    if (found.token != t) read_word(found.token);
    for (std::uint32_t step = 0; step < highest_climb; ++step) {
      const std::uint32_t above = view_.head(t);
      if (above == no_id) break;
      const std::string_view relation = view_.relation(t);
      if (relation == "xcomp" || relation == "acl" || relation == "ccomp" || relation == "obj" ||
          relation == "nsubj:pass" || relation == "nsubj" || relation == "csubj") {
        if (!read_above(t, above, relation)) break;
      } else if (relation == "advcl") {
        const std::uint32_t mark = view_.child(t, "mark");
        const bool is_if = mark != no_id && (view_.is(mark, "if") || view_.is(mark, "unless"));
        if (is_if) weaken(Firmness::hypothetical);
        break;
      } else if (relation.starts_with("obl") || relation.starts_with("nmod")) {
        if (!read_preposition(t, above)) break;
      } else if (relation != "conj" && relation != "compound") {
        break;
      } else if (relation == "conj" && view_.is_verb(t)) {
        read_shared(t, above);
      }
      t = above;
    }
    return made_;
  }

 private:
  bool is_in(std::uint32_t t, std::string_view list) const { return view_.is_in(t, view_.list().list(list)); }
  void weaken(Firmness firmness) { made_.firmness = std::max(made_.firmness, firmness); }

  // The auxiliaries, adverbs and negations that hang on a verb or noun.
  void read_word(std::uint32_t t) {
    for (const std::uint32_t c : view_.children(t)) {
      const std::string_view relation = view_.relation(c);
      if (relation == "aux") {
        read_helper(c);
      } else if (relation == "advmod" || relation == "det" || relation == "cc:preconj" ||
                 relation == "amod") {
        read_modifier(c);
      } else if (relation == "mark") {
        if (view_.is(c, "if") || view_.is(c, "unless")) weaken(Firmness::hypothetical);
        if (view_.is(c, "without")) made_.is_denied = true;
      }
    }
  }

  // "will visit and praise": what is joined shares its helper, if it has none.
  void read_shared(std::uint32_t t, std::uint32_t above) {
    if (view_.has_child(t, "aux") || view_.has_child(t, "nsubj") || view_.xpos(t) != "VB") return;
    for (const std::uint32_t c : view_.children(above)) {
      if (view_.relation(c) == "aux" && c < t) read_helper(c);
    }
  }

  void read_helper(std::uint32_t c) {
    const std::string_view word = view_.form(c);
    if (word == "will" || word == "'ll" || word == "shall" || word == "wo")
      made_.outlook = std::max(made_.outlook, Outlook::intended);
    if (word == "may" || word == "might" || word == "could" || word == "can") weaken(Firmness::possible);
    if (word == "should" || word == "must" || word == "ought") weaken(Firmness::hypothetical);
    if (word != "would" && word != "'d") return;
    // "said it would meet" is a plan; "it would be attacked" on its own a supposition.
    std::uint32_t verb = view_.head(c);
    const bool is_reported = verb != no_id && view_.relation(verb) == "ccomp" && view_.head(verb) != no_id &&
                             view_.xpos(view_.head(verb)) != "VBZ" && view_.xpos(view_.head(verb)) != "VBP";
    if (is_reported) {
      made_.outlook = std::max(made_.outlook, Outlook::intended);
    } else {
      weaken(Firmness::hypothetical);
    }
  }

  void read_modifier(std::uint32_t c) {
    const std::string_view word = view_.form(c);
    if (word == "not" || word == "n't" || word == "never" || word == "no" || word == "neither") {
      const bool is_only =
          c + 1 < view_.document().tokens.size() && (view_.is(c + 1, "only") || view_.is(c + 1, "just"));
      if (!is_only) made_.is_denied = true;
    }
    if (is_in(c, "@alleged")) weaken(Firmness::possible);
    if (is_in(c, "@probably")) weaken(Firmness::probable);
  }

  // What governs the clause: a wish, a plan, an accusation. False where it says nothing about what is below.
  bool read_above(std::uint32_t t, std::uint32_t above, std::string_view relation) {
    const bool is_aim =
        relation == "xcomp" || relation == "acl" || relation == "obj" || relation == "nsubj:pass";
    if (is_in(above, "@prevents") && relation != "nsubj") made_.is_denied = true;
    if (is_in(above, "@wants") && relation != "nsubj") weaken(Firmness::hypothetical);
    if (is_in(above, "@fears") && relation != "nsubj") weaken(Firmness::possible);
    if (is_in(above, "@accuses") && relation != "nsubj") weaken(Firmness::possible);
    if (is_aim && relation != "obj" && is_in(above, "@intends"))
      made_.outlook = std::max(made_.outlook, Outlook::intended);
    if (relation == "obj" && is_in(above, "@plans"))
      made_.outlook = std::max(made_.outlook, Outlook::intended);
    if (is_aim && is_in(above, "@awaits")) {
      made_.outlook = std::max(made_.outlook, Outlook::expected);
      weaken(Firmness::probable);
    }
    if (is_in(above, "@denies") && relation != "nsubj") made_.is_denied = true;
    if (relation == "ccomp") {
      const std::uint32_t mark = view_.child(t, "mark");
      if (mark != no_id && (view_.is(mark, "if") || view_.is(mark, "whether"))) weaken(Firmness::possible);
      return false;
    }
    // What is done with an event says nothing more about it: "did not condemn the attack".
    if (relation != "xcomp" && relation != "acl") return false;
    read_word(above);
    return true;
  }

  // "accused OF killing", "a plan FOR talks", "the threat OF strikes".
  bool read_preposition(std::uint32_t t, std::uint32_t above) {
    const std::string_view preposition = view_.preposition_of(t);
    if (preposition == "without") made_.is_denied = true;
    if (preposition != "of" && preposition != "for" && preposition != "to" && preposition != "in" &&
        preposition != "over" && preposition != "with") {
      return false;
    }
    if (is_in(above, "@accuses")) weaken(Firmness::possible);
    if (preposition == "in" || preposition == "with") return false;
    if (is_in(above, "@wants") || is_in(above, "@plans")) weaken(Firmness::hypothetical);
    if (is_in(above, "@fears")) weaken(Firmness::possible);
    return true;
  }

  const View& view_;
  Assertion made_;
};

}  // namespace

Assertion assertion_of(const View& view, const Found& found) { return Reader(view).read(found); }

}  // namespace sayso::events
