#include "stages/firmness/clause.hpp"

#include "base/ascii.hpp"

#include <algorithm>

namespace sayso {

std::string_view ClauseReader::relation(std::uint32_t token) const {
  const std::string_view whole = whole_relation(token);
  return whole == "acl:relcl" ? whole : whole.substr(0, whole.find(':'));
}

std::string_view ClauseReader::form(std::uint32_t token) const {
  plain_form(document_.token(token), form_);
  return form_;
}

std::string_view ClauseReader::lemma(std::uint32_t token) const {
  grammar_.lemma(document_, token, lemma_);
  std::transform(lemma_.begin(), lemma_.end(), lemma_.begin(), small_letter);
  return lemma_;
}

Firmings ClauseReader::kinds(std::uint32_t token) const {
  if (upos(token) == "VERB") {
    if (const std::uint32_t particle = child(token, "compound"); particle != no_id && particle > token) {
      const std::string_view second = document_.token(particle);
      if (const Firmings found = words_.kinds(form(token), second); found != 0) return found;
    }
  }
  return words_.kinds(form(token));
}

std::uint32_t ClauseReader::child(std::uint32_t token, std::string_view name) const {
  std::uint32_t found = no_id;
  for_children(token, [&](std::uint32_t other) {
    if (found == no_id && relation(other) == name) found = other;
  });
  return found;
}

bool ClauseReader::has_child(std::uint32_t token, std::string_view name, std::string_view word) const {
  bool is_there = false;
  for_children(token, [&](std::uint32_t other) {
    is_there = is_there || (relation(other) == name && (form(other) == word || lemma(other) == word));
  });
  return is_there;
}

bool ClauseReader::is_mere(std::uint32_t negation) const {
  return negation + 1 < document_.tokens.size() && form(negation) != "never" &&
         has(words_.kinds(form(negation + 1)), Firming::only);
}

void ClauseReader::read_word(std::uint32_t token, Operators& operators) const {
  Firmings kinds = words_.kinds(form(token));
  if (has(kinds, Firming::negation)) {
    if (is_mere(token)) return;
    ++operators.negations;
  }
  // "little" and "few" are hardly any; "a few" are some.
  if (has(kinds, Firming::few) && token > 0 && form(token - 1) == "a") kinds &= ~bit(Firming::few);
  constexpr Firmings telling = bit(Firming::negation) | bit(Firming::few) | bit(Firming::may) |
                               bit(Firming::can) | bit(Firming::would) | bit(Firming::should) |
                               bit(Firming::must) | bit(Firming::will) | bit(Firming::probable) |
                               bit(Firming::possible) | bit(Firming::improbable) | bit(Firming::impossible) |
                               bit(Firming::hearsay) | bit(Firming::sure);
  if ((kinds & telling) == 0) return;
  operators.kinds |= kinds;
  operators.add_word(token);
}

// "no one", "none of them", "few people", "hardly anyone", "nothing"
void ClauseReader::read_argument(std::uint32_t argument, bool is_subject, Operators& operators) const {
  const Firmings own = words_.kinds(form(argument));
  const bool is_none = has(own, Firming::negation);
  const bool is_few = has(own, Firming::few) && (argument == 0 || form(argument - 1) != "a");
  if (is_none) ++operators.negations;
  if (is_none || is_few) {
    operators.is_quantified = true;
    operators.kinds |= own;
    operators.add_word(argument);
  }
  for_children(argument, [&](std::uint32_t other) {
    const std::string_view name = relation(other);
    if (name != "det" && name != "advmod" && name != "amod" && name != "cc") return;
    const Firmings kinds = words_.kinds(form(other));
    const bool negates = has(kinds, Firming::negation) && !is_mere(other) && (name == "det" || is_subject) &&
                         form(other) != "nor";
    const bool is_few_of = has(kinds, Firming::few) && (other == 0 || form(other - 1) != "a");
    if (!negates && !is_few_of) return;
    operators.is_quantified = true;
    operators.negations += negates ? 1U : 0U;
    operators.kinds |= kinds;
    operators.add_word(other);
  });
}

// What stands beside the predicate and is no argument.
void ClauseReader::read_modifier(std::uint32_t token, std::string_view name, Operators& operators) const {
  read_word(token, operators);
  const std::string_view word = form(token);
  if (word == "longer" && token > 0 && form(token - 1) == "no") {
    ++operators.negations;
    operators.kinds |= bit(Firming::negation);
    operators.add_word(token - 1);
  }
  if (form(token) == "too") operators.is_too_much = true;
  if (name != "amod") return;
  // "an aborted landing", "the planned strike"
  constexpr Firmings telling = bit(Firming::fail) | bit(Firming::prevent) | bit(Firming::deny) |
                               bit(Firming::refuse) | bit(Firming::attempt) | bit(Firming::plan) |
                               bit(Firming::threaten) | bit(Firming::expect) | bit(Firming::fear);
  const Firmings kinds = words_.kinds(form(token)) & telling;
  if (kinds == 0) return;
  operators.kinds |= kinds;
  operators.add_word(token);
}

void ClauseReader::read_mark(std::uint32_t token, Operators& operators) const {
  if (operators.mark == no_id || form(token) != "to") operators.mark = token;
  if (has(words_.kinds(form(token)), Firming::condition)) operators.is_conditioned = true;
  read_word(token, operators);
  // "has yet to decide"
  if (form(token) == "to" && token > 0 && form(token - 1) == "yet") {
    ++operators.negations;
    operators.kinds |= bit(Firming::negation);
    operators.add_word(token - 1);
  }
}

void ClauseReader::read(std::uint32_t predicate, Operators& operators) const {
  operators = {};
  operators.predicate = predicate;
  for_children(predicate, [&](std::uint32_t other) {
    const std::string_view name = relation(other);
    if (name == "aux" || name == "cop" || name == "advmod" || name == "det" || name == "cc" ||
        name == "amod" || name == "case") {
      read_modifier(other, name, operators);
    } else if (name == "nsubj" || name == "csubj") {
      operators.has_subject = true;
      if (operators.subject == no_id) operators.subject = other;
      read_argument(other, true, operators);
    } else if (name == "obj" || name == "obl" || name == "iobj") {
      read_argument(other, false, operators);
    } else if (name == "mark") {
      read_mark(other, operators);
    } else if (name == "advcl") {
      const std::uint32_t mark = child(other, "mark");
      if (mark != no_id && has(words_.kinds(form(mark)), Firming::condition)) {
        operators.has_condition = true;
        operators.condition = mark;
        operators.add_word(mark);
      }
    }
  });
}

void ClauseReader::sign(std::uint32_t predicate, std::string& signature) const {
  signature.clear();
  std::uint32_t count = 0;
  for_children(predicate, [&](std::uint32_t other) {
    const std::string_view name = relation(other);
    const bool is_not = name == "advmod" && has(words_.kinds(form(other)), Firming::negation);
    const bool is_to = name == "mark" && form(other) == "to";
    if (count == 5 || (name != "aux" && name != "cop" && !is_not && !is_to)) return;
    ++count;
    const Firmings kinds = words_.kinds(form(other));
    if (is_not) {
      signature += "not";
    } else if (has(kinds, Firming::may)) {
      signature += "may";
    } else if (has(kinds, Firming::will)) {
      signature += "will";
    } else if (has(kinds, Firming::would)) {
      signature += "would";
    } else if (xpos(other) == "VBD") {
      signature.append(lemma(other)).append("-ed");
    } else {
      signature += lemma(other);
    }
    signature += ' ';
  });
  signature += xpos(predicate);
}

}  // namespace sayso
