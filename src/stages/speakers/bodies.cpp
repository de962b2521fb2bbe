#include "stages/coreference/people_words.hpp"
#include "stages/speakers/name_words.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace sayso {

namespace {

bool is_suffix(const SpeakerView& view, std::uint32_t t) {
  const std::string_view word = view.document.token(t);
  return word == "Jr." || word == "Sr." || word == "Jr" || word == "Sr" || word == "II" || word == "III" ||
         word == "'s" || word == "’s";
}

class Bodies {
 public:
  explicit Bodies(const SpeakerView& view) : view_(view), s_(view.scratch) {}

  // "the Sanders campaign", "Mr. Sanders's campaign": a body named after somebody.
  bool name(std::uint32_t m, Speaker& speaker) {
    const Mention& mention = view_.document.mentions[m];
    if (mention.number == Number::plural) return false;
    plain_form(view_.document.token(mention.head), s_.key);
    constexpr std::array bodies{"campaign", "administration", "government", "foundation", "poll",
                                "survey",   "polling",        "office",     "team"};
    if (std::find(bodies.begin(), bodies.end(), s_.key) == bodies.end()) return false;
    const bool is_of_person = s_.key == "office" || s_.key == "team";
    const bool is_campaign = s_.key == "campaign";
    const bool is_poll = s_.key == "poll" || s_.key == "survey" || s_.key == "polling";
    for (const std::uint32_t c : owners_of(mention.head)) {
      const std::string_view relation = view_.head(c) == mention.head ? view_.relation(c) : "nmod:poss";
      if (c >= mention.head || (relation != "compound" && relation != "nmod:poss" && relation != "amod"))
        continue;
      if (is_campaign && relation == "nmod:poss" && name_of_his_campaign(c, speaker)) return true;
      if (view_.notes.name[c] == no_id) continue;
      if (view_.document.names[view_.notes.name[c]].kind == NameKind::group) continue;
      const bool is_body_name = view_.document.names[view_.notes.name[c]].tokens.contains(mention.head);
      if (is_body_name) return false;
      const TokenRange words = view_.document.names[view_.notes.name[c]].tokens;
      const bool is_person = view_.document.names[view_.notes.name[c]].kind == NameKind::person;
      if (is_poll && (is_person || view_.document.names[view_.notes.name[c]].kind == NameKind::group ||
                      relation == "nmod:poss"))
        continue;
      if (is_of_person && !is_person) continue;
      // "Ann Lee's office" and "Lee's campaign" stay as they are written.
      const bool is_owner = relation == "nmod:poss" && is_person && (is_of_person || is_campaign);
      const TokenRange own =
          is_of_person ? fullest_owner(c, without_titles(view_, words)) : TokenRange{c, c + 1};
      s_.name.assign(text_of_name(view_, is_person ? own : words));
      const std::uint32_t mark =
          is_owner ? words.end - (view_.xpos(words.end - 1) == "POS" ? 1U : 0U) : no_id;
      if (is_owner && view_.xpos(mark) == "POS") s_.name.append(view_.document.token(mark));
      s_.name.append(" ").append(view_.document.token(mention.head));
      if (s_.name.starts_with("the ") || s_.name.starts_with("The ")) s_.name.erase(0, 4);
      return keep(is_poll ? SpeakerType::document : SpeakerType::organisation, speaker);
    }
    return false;
  }

 private:
  // What the tree hangs on the body's word, and a name with a possessive mark right before it, wherever that hangs.
  const std::vector<std::uint32_t>& owners_of(std::uint32_t head) {
    const auto children = view_.notes.children_of(head);
    owners_.assign(children.begin(), children.end());
    const bool has_mark = head > 1 && view_.xpos(head - 1) == "POS";
    if (has_mark && view_.head(head - 2) != head && view_.notes.name[head - 2] != no_id)
      owners_.push_back(head - 2);
    return owners_;
  }

  // "Lee's office", where the article has "Ann Lee": hers in full.
  TokenRange fullest_owner(std::uint32_t owner, TokenRange own) const {
    const std::uint32_t m = view_.mention_at(owner);
    if (m == no_id || own.size() > 2) return own;
    TokenRange best = own;
    if (view_.xpos(best.end - 1) == "POS" && best.size() > 1) --best.end;
    if (best.size() > 1) return own;
    for (const std::uint32_t other : s_.entities[view_.document.mentions[m].entity]) {
      if (view_.infos[other].name == no_id || view_.kind_of_name(other) != NameKind::person) continue;
      TokenRange words = without_titles(view_, view_.infos[other].name_words);
      if (words.size() > 1 && view_.xpos(words.end - 1) == "POS") --words.end;
      if (words.size() > best.size() && words.size() < 6) best = words;
    }
    return best;
  }

  // "his campaign": that of the person whom "his" stands for.
  bool name_of_his_campaign(std::uint32_t owner, Speaker& speaker) {
    const std::uint32_t m = view_.mention_at(owner);
    if (m == no_id || view_.infos[m].form != Form::he_or_she) return false;
    for (const std::uint32_t other : s_.entities[view_.document.mentions[m].entity]) {
      if (view_.infos[other].name == no_id || view_.kind_of_name(other) != NameKind::person) continue;
      TokenRange words = without_titles(view_, view_.infos[other].name_words);
      if (words.size() > 1 && view_.xpos(words.end - 1) == "POS") --words.end;
      s_.name.assign(text_of_name(view_, {words.end - 1, words.end})).append(" campaign");
      return keep(SpeakerType::organisation, speaker);
    }
    return false;
  }

  bool keep(SpeakerType type, Speaker& speaker) {
    speaker.is_named = true;
    speaker.type = type;
    plain_form(s_.name, s_.key);
    s_.key.insert(0, "n");
    return true;
  }

  const SpeakerView& view_;
  SpeakerScratch& s_;
  std::vector<std::uint32_t> owners_;
};

}  // namespace

std::string_view text_of_name(const SpeakerView& view, TokenRange words) {
  const Document& document = view.document;
  while (words.size() > 1 && view.xpos(words.end - 1) == "POS") --words.end;
  std::string_view text = document.text(document.span_of(words));
  for (const std::string_view mark : {"'s", "’s", "'", "’"}) {
    if (text.size() > mark.size() + 1 && text.ends_with(mark)) {
      text.remove_suffix(mark.size());
      break;
    }
  }
  return text;
}

TokenRange without_titles(const SpeakerView& view, TokenRange words) {
  for (std::uint32_t t = words.begin; t + 1 < words.end; ++t) {
    if ((word_kinds_at(view, t) & title_word) != 0 && !is_suffix(view, t + 1)) words.begin = t + 1;
  }
  return words;
}

std::uint32_t word_kinds_at(const SpeakerView& view, std::uint32_t token) {
  std::string small;
  plain_form(view.document.token(token), small);
  if (small.ends_with('.')) small.pop_back();
  return PeopleWords::shared().of(small);
}

bool name_body(const SpeakerView& view, std::uint32_t mention, Speaker& speaker) {
  return Bodies(view).name(mention, speaker);
}

}  // namespace sayso
