#include "stages/events/triggers.hpp"

#include "stages/acts/inflection.hpp"

#include <algorithm>
#include <tuple>

namespace sayso::events {

namespace {

constexpr std::uint32_t widest_look = 60;
constexpr std::uint32_t longest_title = 40;

class Finder {
 public:
  Finder(const View& view, const Participants& participants, const SpeakerView& speakers, EventDesk& desk)
      : view_(view), participants_(participants), speakers_(speakers), desk_(desk), list_(view.list()),
        light_(list_.list("@light")), engage_(list_.list("@engage")) {}

  void find() {
    const std::uint32_t size = view_.document().tokens.size();
    desk_.found.clear();
    desk_.found_at.assign(size, no_id);
    for (std::uint32_t t = 0; t < size; ++t) find_at(t);
    drop_inner_words();
  }

 private:
  // A name's words are no triggers, but an event's are: "the Gaza War".
  bool is_in_name(std::uint32_t t) const {
    const std::uint32_t name = view_.name_at(t);
    if (name == no_id) return false;
    const NameKind kind = view_.document().names[name].kind;
    return kind != NameKind::event && kind != NameKind::other;
  }

  // "Said Iran MUST stop": a demand on somebody who is the subject of what must be.
  bool is_obliging(std::uint32_t t) const {
    if (view_.upos(t) != "AUX" || view_.relation(t) != "aux" ||
        (!view_.is(t, "must") && !view_.is(t, "should")))
      return false;
    const std::uint32_t verb = view_.head(t);
    if (verb == no_id || view_.head(verb) == no_id) return false;
    const std::string_view relation = view_.relation(verb);
    if (relation != "ccomp" && relation != "acl") return false;
    return view_.is_in(view_.head(verb), list_.list("@say"));
  }

  void find_at(std::uint32_t t) {
    const std::string_view tag = view_.upos(t);
    // "Is opposed to", taken for an adjective.
    const bool is_predicate = tag == "ADJ" && view_.has_child(t, "nsubj") && view_.form(t).ends_with("ed");
    const bool is_verb = (tag == "VERB" && view_.relation(t) != "amod") || is_predicate || is_obliging(t);
    const bool is_noun = (tag == "NOUN" || tag == "PROPN") && view_.relation(t) != "compound";
    if ((!is_verb && !is_noun) || is_in_name(t)) return;
    form_.assign(view_.form(t));
    Found best;
    bool is_forbidden = false;
    const auto try_lines = [&](const std::vector<std::uint32_t>* lines) {
      if (lines == nullptr) return;
      for (const std::uint32_t number : *lines) {
        const EventLine& line = list_.lines()[number];
        if ((line.kind == Kind::verb && !is_verb) || (line.kind == Kind::noun && !is_noun)) continue;
        if (is_forbidden || !is_form_of(form_, line.pattern.front().word)) continue;
        if (!line.is_none && best.line != nullptr && !is_better(line, *best.line, t)) continue;
        Found one;
        one.line = &line;
        one.token = t;
        one.words = {t, t + 1};
        one.type = line.type;
        one.is_verb = is_verb;
        if (!matches(one)) continue;
        one.carrier = is_verb ? t : carrier_of(t);
        if (!hold(one)) continue;
        is_forbidden = line.is_none;
        best = one;
      }
    };
    const auto* const by_form = list_.beginning_with(form_);
    try_lines(by_form);
    const auto* const by_base = list_.beginning_with(base_of_irregular(form_));
    if (by_base != by_form) try_lines(by_base);
    if (is_forbidden || best.line == nullptr) return;
    desk_.found_at[t] = static_cast<std::uint32_t>(desk_.found.size());
    desk_.found.push_back(best);
  }

  // Between lines that fit equally well a network's scores decide, where there are any.
  bool is_better(const EventLine& line, const EventLine& best, std::uint32_t t) const {
    const auto weight = [](const EventLine& l) {
      return std::tuple(l.pattern.size(), l.conditions.size());
    };
    if (weight(line) != weight(best)) return weight(line) > weight(best);
    const auto score = [&](EventType type) {
      const std::size_t at = std::size_t{t} * event_type_count + static_cast<std::size_t>(type);
      return at < desk_.type_scores.size() ? desk_.type_scores[at] : 0.0F;
    };
    return line.is_none || score(line.type) > score(best.type);
  }

  bool fits(std::uint32_t t, const PatternWord& word) const {
    if (word.list != no_id) return list_.has(word.list, view_.form(t));
    return is_form_of(view_.form(t), word.word);
  }

  // The other words of the pattern hang on the first, on one another, or are what it acts on.
  bool matches(Found& found) const {
    for (std::size_t i = 1; i < found.line->pattern.size(); ++i) {
      const std::uint32_t at = below(found.token, found.line->pattern[i], 3);
      if (at == no_id) return false;
      if (i <= found.others.size()) found.others[i - 1] = at;
      found.words.begin = std::min(found.words.begin, at);
      found.words.end = std::max(found.words.end, at + 1);
    }
    return true;
  }

  std::uint32_t below(std::uint32_t t, const PatternWord& word, std::uint32_t depth) const {
    for (const std::uint32_t c : view_.children(t)) {
      // "Talks resumed" is told by the noun; "talks were held" by the verb.
      // Nor by what only tells more: "began the day on which he struck".
      const std::string_view relation = view_.relation(c);
      const bool is_told_by = relation != "punct" && relation != "nsubj" && relation != "acl:relcl" &&
                              relation != "parataxis" && (relation != "ccomp" || !view_.is_verb(c));
      if (is_told_by && fits(c, word)) return c;
    }
    // A passive participle hangs on what it acts on: "sanctions imposed".
    if (depth == 3 && view_.is_verb(t)) {
      const std::uint32_t object = view_.object(t);
      if (object != no_id && object == view_.head(t) && fits(object, word)) return object;
    }
    if (depth == 1) return no_id;
    for (const std::uint32_t c : view_.children(t)) {
      const std::string_view relation = view_.relation(c);
      const bool leads_on = relation == "obj" || relation == "nsubj:pass" || relation.starts_with("obl") ||
                            relation.starts_with("nmod") || relation == "compound" || relation == "amod" ||
                            relation == "conj" || relation == "xcomp";
      if (!leads_on || (relation == "conj" && view_.is_verb(c))) continue;
      if (const std::uint32_t found = below(c, word, depth - 1); found != no_id) return found;
    }
    return no_id;
  }

  // The verb in whose clause a noun's event is told, if the verb adds nothing of its own: "held talks", "took part in".
  std::uint32_t carrier_of(std::uint32_t noun) const {
    std::uint32_t t = noun;
    for (std::uint32_t step = 0; step < 3; ++step) {
      const std::string_view relation = view_.relation(t);
      const std::uint32_t above = view_.head(t);
      if (above == no_id) return noun;
      if (relation == "obj" || relation == "nsubj:pass" || relation == "acl" ||
          (relation == "nsubj" && above > t)) {
        return view_.is_in(above, light_) ? above : noun;
      }
      if (relation.starts_with("obl")) return view_.is_in(above, engage_) ? above : noun;
      const bool is_part = relation == "nmod" && view_.preposition_of(t) == "of";
      if (relation != "conj" && relation != "compound" && !is_part) return noun;
      t = above;
    }
    return noun;
  }

  bool hold(const Found& found) {
    return std::all_of(
        found.line->conditions.begin(), found.line->conditions.end(),
        [&](const Condition& condition) { return holds(found, condition) != condition.is_denied; });
  }

  bool is_listed(std::uint32_t t, std::uint32_t list) const {
    return t != no_id && (list == no_id || view_.is_in(t, list));
  }
  // The word or what it is made of: "gas canisters", "two of its soldiers", and what is joined to it.
  bool is_listed_deep(std::uint32_t t, std::uint32_t list) const {
    if (t == no_id) return false;
    if (is_listed(t, list)) return true;
    return std::any_of(view_.children(t).begin(), view_.children(t).end(), [&](std::uint32_t c) {
      const std::string_view relation = view_.relation(c);
      const bool is_part = relation == "compound" || relation == "conj" ||
                           (relation == "nmod" && view_.preposition_of(c) == "of");
      return is_part && is_listed(c, list);
    });
  }

  bool holds(const Found& found, const Condition& condition) {
    const std::uint32_t t = found.token;
    switch (condition.ask) {
      case Ask::object: {
        if (found.is_verb) {
          const std::uint32_t object = view_.object(t);
          return object != no_id && !view_.is_in_time(object) && is_listed_deep(object, condition.list);
        }
        if (is_listed_deep(view_.by_preposition(t, "of"), condition.list)) return true;
        return has_before(t, condition.list);
      }
      case Ask::subject:
        if (found.is_verb)
          return is_listed_deep(view_.is_passive(t) ? view_.agent(t) : view_.child(t, "nsubj"),
                                condition.list);
        return is_listed_deep(view_.child(t, "nmod:poss"), condition.list) || has_before(t, condition.list);
      case Ask::preposition: return has_preposition(found, condition);
      case Ask::modifier: return has_before(t, condition.list);
      case Ask::near: return is_near(t, condition.list, false);
      case Ask::around: return is_near(t, condition.list, true) || is_in_title(condition.list);
      case Ask::under: return is_under(t, condition.list);
      case Ask::does: return is_listed(view_.complement(t), condition.list);
      case Ask::who:
      case Ask::whom: return has_participant(found, condition);
      case Ask::infinitive: {
        const std::uint32_t verb = view_.complement(t);
        const std::uint32_t mark = verb == no_id ? no_id : view_.child(verb, "mark");
        return mark != no_id && view_.is(mark, "to");
      }
      case Ask::clause: return view_.has_child(t, "ccomp");
      case Ask::passive: return view_.is_passive(t);
      case Ask::plural: return view_.xpos(t) == "NNS" || view_.xpos(t) == "NNPS";
      case Ask::name: return view_.name_at(t) != no_id;
      case Ask::ending: return t + 2 >= view_.document().tokens.size() || view_.upos(t + 1) == "PUNCT";
    }
    return false;
  }

  bool has_before(std::uint32_t t, std::uint32_t list) const {
    const auto near = view_.children(t);
    return std::any_of(near.begin(), near.end(), [&](std::uint32_t c) {
      const std::string_view relation = view_.relation(c);
      const bool stands_before = relation == "compound" || relation == "amod" || relation == "nmod:poss" ||
                                 relation == "nmod" || relation == "nmod:desc";
      return stands_before && c < t && is_listed(c, list);
    });
  }

  bool has_preposition(const Found& found, const Condition& condition) const {
    for (const std::uint32_t base : {found.token, found.carrier}) {
      for (const std::uint32_t c : view_.children(base)) {
        const std::string_view relation = view_.relation(c);
        const bool hangs = relation.starts_with("obl") || relation.starts_with("nmod") ||
                           relation == "advcl" || relation == "acl";
        if (!hangs) {
          // "crack down on": the particle or adverb itself.
          const bool is_particle = relation == "compound:prt" || relation == "advmod";
          if (is_particle && condition.list == no_id && view_.is(c, condition.preposition)) return true;
          continue;
        }
        std::uint32_t marker = view_.child(c, "case");
        if (marker == no_id) marker = view_.child(c, "mark");
        if (marker == no_id || !view_.is(marker, condition.preposition)) continue;
        if (is_listed_deep(c, condition.list)) return true;
      }
    }
    return false;
  }

  bool is_near(std::uint32_t t, std::uint32_t list, bool in_block) const {
    const Tokens& tokens = view_.document().tokens;
    const std::uint32_t begin = t > widest_look ? t - widest_look : 0;
    const std::uint32_t end = std::min(tokens.size(), t + widest_look);
    for (std::uint32_t i = begin; i < end; ++i) {
      const bool is_beside =
          in_block ? tokens.block[i] == tokens.block[t] : tokens.sentence[i] == tokens.sentence[t];
      if (i != t && is_beside && is_listed(i, list)) return true;
    }
    return false;
  }

  bool is_in_title(std::uint32_t list) {
    if (list >= in_title_.size()) in_title_.resize(list + 1, 2);
    if (in_title_[list] == 2) {
      in_title_[list] = 0;
      const auto& blocks = view_.document().article().blocks;
      const Tokens& tokens = view_.document().tokens;
      for (std::uint32_t i = 0; i < std::min(tokens.size(), longest_title); ++i) {
        if (blocks[tokens.block[i]].kind == BlockKind::title && is_listed(i, list)) in_title_[list] = 1;
      }
    }
    return in_title_[list] == 1;
  }

  bool is_under(std::uint32_t t, std::uint32_t list) const {
    for (std::uint32_t step = 0; step < 3 && view_.head(t) != no_id; ++step) {
      const std::string_view relation = view_.relation(t);
      if (relation == "ccomp" || relation == "acl:relcl" || relation == "parataxis") return false;
      t = view_.head(t);
      if (is_listed(t, list)) return true;
    }
    return false;
  }

  bool has_participant(const Found& found, const Condition& condition) {
    fillers_.clear();
    if (condition.ask == Ask::who) {
      participants_.who(found, fillers_);
    } else {
      participants_.whom(found, fillers_);
    }
    if (condition.kind == ActorKind::pair) return fillers_.size() > 1;
    return std::any_of(fillers_.begin(), fillers_.end(), [&](const Filler& filler) {
      std::uint32_t t = filler.stands_for == no_id ? filler.token : filler.stands_for;
      for (std::uint32_t step = 0; step < 3 && view_.is_quantity(t); ++step) {
        const std::uint32_t of = view_.by_preposition(t, "of");
        if (of == no_id) break;
        t = of;
      }
      switch (condition.kind) {
        case ActorKind::any: return true;
        case ActorKind::actor: return view_.is_actor(t);
        case ActorKind::person: return view_.is_person(t);
        case ActorKind::named: return view_.is_named_actor(t);
        case ActorKind::state: return is_state(t);
        case ActorKind::pair: return true;
      }
      return false;
    });
  }

  // A country, a body, or somebody who acts for one.
  bool is_state(std::uint32_t t) const {
    const std::uint32_t name = view_.name_at(t);
    if (name != no_id) {
      const NameKind kind = view_.document().names[name].kind;
      if (kind == NameKind::place || kind == NameKind::organisation || kind == NameKind::group) return true;
    }
    if (is_official(t)) return true;
    // "Novak", who is "President Novak" elsewhere in the article.
    const std::uint32_t mention = speakers_.mention_at(t);
    if (mention == no_id) return false;
    const auto& all = speakers_.scratch.entities[view_.document().mentions[mention].entity];
    constexpr std::size_t looked_at = 12;
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(looked_at, all.size()));
    return std::any_of(all.begin(), end,
                       [&](std::uint32_t m) { return is_official(view_.document().mentions[m].head); });
  }
  bool is_official(std::uint32_t t) const {
    const std::uint32_t officials = list_.list("@officials");
    return view_.is_in(t, officials) || has_before(t, officials);
  }

  // "held TALKS": the noun is told by the verb.
  void drop_inner_words() {
    is_inner_.assign(desk_.found.size(), false);
    for (const Found& found : desk_.found) {
      for (const std::uint32_t at : found.others) {
        if (at != no_id && desk_.found_at[at] != no_id) is_inner_[desk_.found_at[at]] = true;
      }
    }
    std::uint32_t kept = 0;
    for (std::uint32_t i = 0; i < desk_.found.size(); ++i) {
      desk_.found_at[desk_.found[i].token] = is_inner_[i] ? no_id : kept;
      if (!is_inner_[i]) desk_.found[kept++] = desk_.found[i];
    }
    desk_.found.resize(kept);
  }

  const View& view_;
  const Participants& participants_;
  const SpeakerView& speakers_;
  EventDesk& desk_;
  const EventList& list_;
  std::uint32_t light_, engage_;
  std::string form_;
  std::vector<Filler> fillers_;
  std::vector<bool> is_inner_;
  std::vector<std::uint8_t> in_title_;  // of each list: 0 no, 1 yes, 2 not asked yet
};

}  // namespace

void find_triggers(const View& view, const Participants& participants, const SpeakerView& speakers,
                   EventDesk& desk) {
  Finder(view, participants, speakers, desk).find();
}

}  // namespace sayso::events
