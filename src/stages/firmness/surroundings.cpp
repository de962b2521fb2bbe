#include "stages/firmness/factuality.hpp"

#include <algorithm>
#include <cmath>

namespace sayso {

namespace {

constexpr int deepest = 5;  // governors that are looked at

// The kinds of governors, the telling ones first: a word may be of several.
constexpr Firming governing[] = {
    Firming::improbable, Firming::impossible, Firming::prevent,  Firming::refuse,  Firming::deny,
    Firming::fail,       Firming::doubt,      Firming::possible, Firming::chance,  Firming::threaten,
    Firming::hope,       Firming::plan,       Firming::ask,      Firming::attempt, Firming::fear,
    Firming::allow,      Firming::probable,   Firming::expect,   Firming::pretend, Firming::seem,
    Firming::hearsay,    Firming::can,        Firming::sure,     Firming::believe, Firming::know,
    Firming::manage,     Firming::say};

// What a kind makes of what it governs: at most so firm (with the sign of what it does to it), 3 for as firm as itself.
float firmness_under(Firming kind) {
  switch (kind) {
    case Firming::improbable: return -1.2F;
    case Firming::impossible: return -2.5F;
    case Firming::prevent: return -2.2F;
    case Firming::refuse: return -2.0F;
    case Firming::deny: return -2.0F;
    case Firming::fail: return -2.5F;
    case Firming::doubt: return -0.5F;
    case Firming::possible:
    case Firming::chance: return 0.7F;
    case Firming::threaten:
    case Firming::fear: return 0.6F;
    case Firming::hope: return 0.6F;
    case Firming::plan: return 1.3F;
    case Firming::ask: return 0.6F;
    case Firming::attempt: return 0.8F;
    case Firming::allow: return 1.2F;
    case Firming::probable:
    case Firming::expect: return 1.6F;
    case Firming::pretend: return 0.2F;
    case Firming::seem: return 1.8F;
    case Firming::will: return 2.0F;
    case Firming::hearsay: return 1.2F;
    case Firming::can: return 1.2F;
    case Firming::believe: return 1.7F;
    case Firming::say: return 2.4F;
    default: return 3.0F;
  }
}

class Looking {
 public:
  explicit Looking(const ClauseReader& reader) : reader_(reader) {}

  Surroundings look(std::uint32_t predicate, int depth) const {
    Surroundings around;
    reader_.read(predicate, around.own);
    find_scope(predicate, around);
    float context = 3;
    if (around.governor != no_id && depth < deepest) {
      const Surroundings above = look(around.governor, depth + 1);
      around.above = above.own;
      context = context_of(around, above);
    }
    switch (around.scope) {
      case Scope::condition: context = std::min(context, 0.3F); break;
      case Scope::until: context = std::min(context, 1.0F); break;
      case Scope::purpose: context = std::min(context, 0.9F); break;
      case Scope::without:
      case Scope::instead: context = -2.5F; break;
      default: break;
    }
    around.rule = apply(around.own, context);
    return around;
  }

 private:
  float context_of(const Surroundings& around, const Surroundings& above) const {
    if (around.scope == Scope::same) {
      // "did not come and see", "could come and see"; a subject of its own begins anew.
      return around.own.has_subject ? 3.0F : above.rule;
    }
    if (above.own.is_too_much && around.own.mark != no_id && reader_.form(around.own.mark) == "to")
      return -1.5F;
    if (around.scope == Scope::attribute) return above.rule < 1 ? above.rule : 3.0F;
    if (around.scope != Scope::governed) {
      const bool is_inner =
          around.scope == Scope::clause || around.scope == Scope::argument || around.scope == Scope::purpose;
      return is_inner ? std::max(above.rule, above.rule < 0 ? 0.8F : 0.0F) : 3.0F;
    }
    const float under = firmness_under(around.kind);
    switch (around.kind) {
      case Firming::know: return 2.9F;  // taken for granted even where it is not known
      case Firming::manage: return above.rule;
      case Firming::fail: return above.rule < 0 ? 1.5F : -std::max(above.rule, 1.2F);
      case Firming::say:
      case Firming::believe:
      case Firming::seem:
      case Firming::hearsay:
      case Firming::expect:
      case Firming::probable: {
        const float most = std::min(std::abs(above.rule), under);
        // "did not think that it mattered": it did not.
        return above.rule < 0 ? (around.kind == Firming::say ? 0.3F : -most) : most;
      }
      case Firming::improbable:
      case Firming::impossible:
      case Firming::prevent:
      case Firming::refuse:
      case Firming::deny: {
        if (above.rule < 0) return 1.0F;  // "did not rule out", "not impossible"
        return std::max(under, -std::max(above.rule, 0.3F));
      }
      case Firming::sure: return above.rule > 0 ? std::min(above.rule + 0.5F, 3.0F) : 0.0F;
      default: {
        if (above.rule < 0) return std::min(0.2F, under);
        return std::min(under, std::max(above.rule, 0.2F));
      }
    }
  }

  static float apply(const Operators& own, float value) {
    const auto at_most = [&](float most) {
      value = value < 0 ? std::max(value, -most) : std::min(value, most);
    };
    if (has(own.kinds, Firming::must)) at_most(1.4F);
    if (has(own.kinds, Firming::will)) at_most(2.0F);
    if (has(own.kinds, Firming::should)) at_most(0.8F);
    if (has(own.kinds, Firming::would)) at_most(0.9F);
    if (has(own.kinds, Firming::can)) at_most(1.6F);
    if (has(own.kinds, Firming::probable) || has(own.kinds, Firming::hearsay)) at_most(1.6F);
    if (has(own.kinds, Firming::may) || has(own.kinds, Firming::possible)) at_most(0.8F);
    if (own.has_condition) at_most(1.0F);
    if (has(own.kinds, Firming::improbable)) value = -std::min(std::abs(value), 1.2F);
    if (has(own.kinds, Firming::fail) || has(own.kinds, Firming::prevent)) value = -std::abs(value);
    if (has(own.kinds, Firming::attempt) || has(own.kinds, Firming::plan) ||
        has(own.kinds, Firming::threaten))
      at_most(1.0F);
    if (has(own.kinds, Firming::impossible)) value = -value;
    return own.is_negated() ? -value : value;
  }

  void find_scope(std::uint32_t predicate, Surroundings& around) const {
    const std::string_view name = reader_.relation(predicate);
    around.governor = reader_.head(predicate);
    if (around.governor == no_id || name == "root" || name == "parataxis" || name == "discourse") {
      around.scope = Scope::main;
      if (name != "parataxis") around.governor = no_id;
      if (around.own.is_conditioned) around.scope = Scope::condition;
      return;
    }
    if (name == "conj") {
      around.scope = Scope::same;
    } else if (name == "acl:relcl") {
      around.scope = Scope::relative;
    } else if (name == "amod" || name == "compound" || name == "nummod" || name == "appos") {
      around.scope = Scope::attribute;
    } else if (name == "advcl") {
      around.scope = scope_of_adverbial(predicate, around.own);
    } else {
      around.scope = name == "ccomp" || name == "xcomp" || name == "csubj" || name == "acl" ? Scope::clause
                                                                                            : Scope::argument;
      if (has_case(predicate, "without")) around.scope = Scope::without;
      if (has_case(predicate, "instead") || has_case(predicate, "than")) around.scope = Scope::instead;
    }
    const std::string_view whole = reader_.whole_relation(predicate);
    around.is_object = name == "obj" || name == "obl" || whole == "nsubj:pass";
    const bool can_govern =
        around.scope == Scope::clause || around.scope == Scope::argument || around.scope == Scope::purpose;
    if (!can_govern) return;
    around.kind = kind_of(around.governor, name, whole == "nsubj:pass");
    if (around.kind != Firming::count) around.scope = Scope::governed;
  }

  Firming kind_of(std::uint32_t governor, std::string_view name, bool is_passive) const {
    // The subject of "failed" is no failure: what a verb governs stands behind it, but for passives.
    if ((name == "nsubj" && !is_passive) || name == "obl" || name == "iobj") return Firming::count;
    if (name == "xcomp" && reader_.form(governor) == "going") return Firming::will;
    const Firmings kinds = reader_.kinds(governor);
    for (const Firming kind : governing) {
      if (has(kinds, kind)) return kind;
    }
    return Firming::count;
  }

  bool has_case(std::uint32_t predicate, std::string_view word) const {
    bool is_there = false;
    reader_.for_children(predicate, [&](std::uint32_t other) {
      const std::string_view name = reader_.relation(other);
      if ((name == "case" || name == "mark") && reader_.form(other) == word) is_there = true;
    });
    return is_there;
  }

  // "Had they known": the auxiliary stands first, before the subject.
  bool is_inverted(std::uint32_t predicate) const {
    const std::uint32_t helper = reader_.child(predicate, "aux"), subject = reader_.child(predicate, "nsubj");
    if (helper == no_id || subject == no_id || helper > subject) return false;
    const std::string_view word = reader_.form(helper);
    return word == "had" || word == "should" || word == "were";
  }

  Scope scope_of_adverbial(std::uint32_t predicate, const Operators& own) const {
    if (own.is_conditioned) return Scope::condition;
    if (own.mark == no_id) return is_inverted(predicate) ? Scope::condition : Scope::factual;
    const std::string_view mark = reader_.form(own.mark);
    if (mark == "to") return Scope::purpose;
    if (mark == "from") return Scope::clause;
    if (mark == "without") return Scope::without;
    if (mark == "until" || mark == "till" || mark == "before") return Scope::until;
    if (mark == "than" || mark == "of") return Scope::instead;
    return Scope::factual;
  }

  const ClauseReader& reader_;
};

}  // namespace

Surroundings look_around(const ClauseReader& reader, std::uint32_t predicate) {
  return Looking(reader).look(predicate, 0);
}

}  // namespace sayso
