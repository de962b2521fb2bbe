#include "stages/events/settle.hpp"

#include "stages/events/assertion.hpp"

#include <algorithm>

namespace sayso::events {

namespace {

constexpr std::uint32_t highest_climb = 8;

bool is_friendly(EventType type) {
  return type == EventType::consult || type == EventType::support || type == EventType::cooperate ||
         type == EventType::aid || type == EventType::concede || type == EventType::retreat;
}
bool is_hostile(EventType type) {
  return type == EventType::protest || type == EventType::mobilize || type == EventType::sanction ||
         type == EventType::coerce || type == EventType::assault;
}
bool holds_aims(EventType type) {
  return type == EventType::agree || type == EventType::request || type == EventType::reject ||
         type == EventType::threaten;
}

class Settler {
 public:
  Settler(const View& view, EventDesk& desk) : view_(view), desk_(desk) {}

  void settle() {
    for (std::uint32_t i = 0; i < desk_.found.size(); ++i) find_holder(i);
    for (std::uint32_t i = 0; i < desk_.found.size(); ++i) {
      Found& found = desk_.found[i];
      if (found.holder == no_id) judge(found);
    }
    for (std::uint32_t i = 0; i < desk_.found.size(); ++i) {
      if (desk_.found[i].holder == no_id) find_same(i);
    }
  }

 private:
  // Whether what hangs on a word this way is its aim; `t` is the word below.
  bool leads_up(std::uint32_t t, std::string_view relation, std::string_view& preposition) const {
    if (relation == "xcomp" || relation == "ccomp" || relation == "obj" || relation == "conj" ||
        relation == "compound" || relation == "nsubj:pass" || relation == "amod" || relation == "csubj") {
      return true;
    }
    if (relation == "advcl" || relation == "acl") {
      const std::uint32_t mark = view_.child(t, "mark");
      if (mark == no_id) return relation == "acl" && view_.xpos(t) != "VBN";
      preposition = view_.form(mark);
      return preposition == "to" || preposition == "that" || preposition == "of" || preposition == "for" ||
             preposition == "if" || preposition == "unless" || preposition == "against" ||
             preposition == "from";
    }
    if (relation.starts_with("obl") || relation.starts_with("nmod")) {
      preposition = view_.preposition_of(t);
      return preposition == "for" || preposition == "of" || preposition == "to" || preposition == "on" ||
             preposition == "with" || preposition == "against" || preposition == "into" ||
             preposition == "over" || preposition == "from" || preposition == "out";
    }
    return false;
  }

  // "Must", where a demand was found in it, that hangs on a verb.
  std::uint32_t obliging(std::uint32_t verb) const {
    const std::uint32_t helper = view_.is_verb(verb) ? view_.child(verb, "aux") : no_id;
    return helper == no_id ? no_id : desk_.found_at[helper];
  }

  void find_holder(std::uint32_t number) {
    Found& found = desk_.found[number];
    std::uint32_t t = found.carrier;
    if (view_.upos(found.token) == "AUX") t = view_.head(found.token);
    if (const std::uint32_t must = obliging(t); must != no_id && must != number) {
      found.holder = must;
      return;
    }
    for (std::uint32_t step = 0; step < highest_climb; ++step) {
      const std::string_view relation = view_.relation(t);
      const std::uint32_t above = view_.head(t);
      std::string_view preposition;
      if (above == no_id || !leads_up(t, relation, preposition)) return;
      std::uint32_t other = desk_.found_at[above];
      if (const std::uint32_t must = obliging(above);
          must != no_id && (relation == "xcomp" || relation == "obj"))
        other = must;
      const bool is_condition = preposition == "if" || preposition == "unless";
      if (other != no_id && other != number) {
        Found& holder = desk_.found[other];
        // What is joined stands beside, and is the aim of whatever holds that.
        const bool holds = holds_aims(holder.type) && relation != "conj" && relation != "amod" &&
                           (!is_condition || holder.type == EventType::threaten);
        // "with" only tells whom, but for "threatened with".
        const bool is_partner = preposition == "with" && holder.type != EventType::threaten;
        if (holds && !is_partner) {
          found.holder = other;
          // Only what is agreed to itself, not its circumstances: "offered troops to help oust".
          const bool is_direct = step == 0 && (relation == "xcomp" || relation == "ccomp");
          if (holder.type == EventType::agree && is_hostile(found.type) && is_direct && holder.is_verb) {
            holder.type = EventType::threaten;
            holder.rule = "hostile aim";
          }
          return;
        }
      }
      if (relation == "ccomp" && view_.is_in(above, view_.list().list("@say"))) return;
      if (is_condition) return;
      t = above;
    }
  }

  void judge(Found& found) {
    // What is demanded with "must" is demanded for certain.
    if (view_.upos(found.token) == "AUX") return;
    const Assertion assertion = assertion_of(view_, found);
    found.firmness = assertion.firmness;
    found.is_denied = assertion.is_denied;
    if (assertion.outlook != Outlook::intended || assertion.firmness > Firmness::probable) return;
    if (view_.is_in(found.token, view_.list().list("@own_deeds"))) return;
    if (is_friendly(found.type)) {
      found.type = assertion.is_denied ? EventType::reject : EventType::agree;
      found.rule = assertion.is_denied ? "will not" : "announced";
      found.is_denied = false;
    } else if (is_hostile(found.type) && !assertion.is_denied && !view_.is_passive(found.carrier)) {
      found.type = EventType::threaten;
      found.rule = "announced";
    }
  }

  // "The bombing killed ten", "killed in an attack", "attacked … , killing ten".
  void find_same(std::uint32_t number) {
    Found& found = desk_.found[number];
    std::uint32_t t = found.token;
    const std::string_view relation = view_.relation(t);
    const std::uint32_t above = view_.head(t);
    if (above == no_id) return;
    const std::string_view preposition = view_.preposition_of(t);
    const bool is_taken_up =
        !found.is_verb && (relation.starts_with("nsubj") || relation == "obl:agent" ||
                           (relation.starts_with("obl") && (preposition == "in" || preposition == "during" ||
                                                            preposition == "by" || preposition == "with")));
    const bool is_result = found.is_verb && (relation == "advcl" || relation == "conj") &&
                           view_.xpos(t) == "VBG" && view_.is_in(t, view_.list().list("@results"));
    const bool is_part = !found.is_verb && (relation == "compound" || relation.starts_with("nmod"));
    if (!is_taken_up && !is_result && !is_part) return;
    std::uint32_t other = desk_.found_at[above];
    if (other == no_id || other == number) return;
    while (desk_.found[other].same_as != no_id) other = desk_.found[other].same_as;
    if (other == number || desk_.found[other].type != found.type || desk_.found[other].holder != no_id)
      return;
    if (desk_.found[other].is_denied != found.is_denied) return;
    found.same_as = other;
  }

  const View& view_;
  EventDesk& desk_;
};

}  // namespace

void settle(const View& view, EventDesk& desk) { Settler(view, desk).settle(); }

}  // namespace sayso::events
