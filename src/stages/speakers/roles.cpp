#include "base/ascii.hpp"
#include "stages/coreference/people_words.hpp"
#include "stages/speakers/speakers.hpp"

#include <algorithm>

namespace sayso {

namespace {

constexpr std::size_t looked_at = 40;  // mentions of one entity

class Roles {
 public:
  Roles(const SpeakerView& view, Speaker& speaker) : view_(view), speaker_(speaker) {}

  // The first mention that tells a role decides, and the first that tells an affiliation: of the entity, then of all with
  // the same name, for an entity may have come apart.
  void find(std::uint32_t entity) {
    const auto& mentions = view_.scratch.entities[entity];
    TokenRange name;
    for (std::size_t i = 0; i < std::min(mentions.size(), looked_at); ++i) {
      const std::uint32_t m = mentions[i];
      if (view_.infos[m].form != Form::name || view_.kind_of_name(m) != NameKind::person) continue;
      if (view_.infos[m].name_words.size() > name.size()) name = view_.infos[m].name_words;
      look_at(m);
      if (is_known()) return;
    }
    for (std::size_t i = 0; i < std::min(mentions.size(), looked_at) && speaker_.role.empty(); ++i)
      from_nominal(mentions[i]);
    // "Trump", where the article has "Republican nominee Donald Trump".
    if (view_.scratch.named.size() > name.size()) name = view_.scratch.named;
    if (name.size() < 2) return;
    const auto& by_ends = view_.scratch.index.by_ends;
    const auto same = by_ends.find(name_ends(view_.notes, name));
    if (same == by_ends.end()) return;
    for (std::size_t i = 0; i < same->second.size() && !is_known(); ++i) look_at(same->second[i]);
  }

 private:
  bool is_known() const { return !speaker_.role.empty() && !speaker_.affiliation.empty(); }
  void look_at(std::uint32_t m) {
    // "Rep. Ann Lee, the top Democrat on the committee": what follows says more.
    const std::uint32_t begin = view_.infos[m].name_words.begin;
    const bool is_short = begin > 0 && is_short_office(begin - 1);
    if (is_short) {
      const Speaker before = speaker_;
      from_apposition(m);
      // "Col. Ann Lee, the official": it does not.
      const bool says_more =
          view_.document.tokens_in(speaker_.role).size() > 1 || speaker_.affiliation != before.affiliation;
      if (!says_more) speaker_ = before;
    }
    from_before(m);
    if (!is_short) from_apposition(m);
    from_behind(m);
    from_first(m);
  }
  // "Senators Ann Lee and Bo Day": the title stands before the first.
  void from_first(std::uint32_t m) {
    const std::uint32_t head = view_.document.mentions[m].head, above = view_.head(head);
    if (view_.relation(head) != "conj" || above == no_id || !speaker_.role.empty()) return;
    const std::uint32_t first = view_.mention_at(above);
    if (first == no_id || view_.infos[first].form != Form::name) return;
    const std::uint32_t begin = view_.infos[first].name_words.begin;
    const bool is_plural = begin > 0 && (view_.xpos(begin - 1) == "NNPS" || word(begin - 1) == "Sens." ||
                                         word(begin - 1) == "Reps." || word(begin - 1) == "Senators");
    if (is_plural && is_role_word(begin - 1)) keep_role({begin - 1, begin});
  }

  // "the director", "the Republican nominee for president": what the article calls a person with an office.
  void from_nominal(std::uint32_t m) {
    const MentionInfo& info = view_.infos[m];
    const Mention& mention = view_.document.mentions[m];
    if (info.form != Form::definite || info.determiner != Determiner::the || mention.number == Number::plural)
      return;
    if (!is_office(mention.head) && word(mention.head) != "director") return;
    TokenRange range{mention.tokens.begin + 1, mention.head + 1};
    for (std::uint32_t t = range.begin; t + 1 < range.end; ++t) {
      if (!is_party(t) && word(t) != "presidential" && word(t) != "former") return;
    }
    const bool is_for =
        range.end + 1 < mention.tokens.end && word(range.end) == "for" && view_.upos(range.end + 1) == "NOUN";
    if (is_for) range.end += 2;  // "nominee for president"
    keep_role(range);
  }

  // Parties belong to the role: "Republican presidential candidate".
  bool is_party(std::uint32_t t) const {
    std::string& small = view_.scratch.key;
    plain_form(word(t), small);
    return small == "republican" || small == "democratic" || small == "democrat" || small == "gop" ||
           small == "conservative" || small == "liberal" || small == "libertarian" || small == "labour" ||
           small == "tory" || small == "green";
  }

  std::string_view word(std::uint32_t t) const { return view_.document.token(t); }

  std::uint32_t kinds(std::uint32_t t) const {
    std::string& small = view_.scratch.key;
    plain_form(word(t), small);
    if (small.ends_with('.')) small.pop_back();
    const std::uint32_t found = PeopleWords::shared().of(small);
    return found != 0 ? found : PeopleWords::shared().of(view_.grammar.lemma(view_.document, t, small));
  }
  bool is_role_word(std::uint32_t t) const {
    const std::string_view w = word(t);  // "gastroenterologist", "senior associate"
    if (w == "man" || w == "woman" || w == "boy" || w == "girl" || w == "person") return false;
    if ((kinds(t) & (person_word | title_word)) != 0) return true;
    return view_.upos(t) == "NOUN" && (w.ends_with("ologist") || w == "associate" || w == "fellow");
  }
  // An office of a country or a body, "foreign minister", against a trade, "journalist".
  bool is_office(std::uint32_t t) const { return (kinds(t) & (title_word | office_word)) != 0; }

  bool is_address(std::uint32_t t) const {
    const std::string_view w = word(t);
    return w == "Mr." || w == "Mr" || w == "Mrs." || w == "Mrs" || w == "Ms." || w == "Ms" || w == "Miss" ||
           w == "Mx.";
  }
  // An abbreviated office is the whole role: "Democratic candidate Sen. Ann Lee".
  bool is_short_office(std::uint32_t t) const {
    const std::string_view w = word(t);
    return w == "Sen." || w == "Rep." || w == "Gov." || w == "Sens." || w == "Reps." || w == "Sen" ||
           w == "Rep" || w == "Gov" || w == "Gen." || w == "Col." || w == "Lt." || w == "Capt." ||
           w == "Sgt." || w == "Cllr." || w == "Cllr" || w == "Del.";
  }

  void keep_role(TokenRange range) {
    while (!range.empty() && view_.xpos(range.begin) == "POS") ++range.begin;  // "Torvane’s chief executive"
    if (!speaker_.role.empty() || range.empty()) return;
    speaker_.role = view_.document.span_of(range);
    // "Senators Ann Lee and Bo Day": each is one.
    if (word(range.end - 1).ends_with("ors") && view_.xpos(range.end - 1).ends_with('S')) --speaker_.role.end;
  }
  void keep_affiliation(Span span) {
    if (speaker_.affiliation.empty()) speaker_.affiliation = span;
  }

  // A name as affiliation without its article and possessive mark; of a possessor without a name that of its entity.
  Span affiliation_of_name(std::uint32_t number) const {
    TokenRange words = view_.document.names[number].tokens;
    while (words.size() > 1 && (view_.xpos(words.begin) == "DT" || view_.upos(words.begin) == "DET"))
      ++words.begin;
    while (words.size() > 1 && view_.xpos(words.end - 1) == "POS") --words.end;
    return view_.document.span_of(words);
  }
  bool is_affiliation(std::uint32_t number) const {
    const NameKind kind = view_.document.names[number].kind;
    return kind == NameKind::organisation || kind == NameKind::place || kind == NameKind::group;
  }

  // "House Speaker", "Miami lawyer", "Latvian journalist": a chamber's office and a trade keep the name before them.
  bool is_part_of_role(std::uint32_t number, std::uint32_t last) const {
    const Name& name = view_.document.names[number];
    const std::string_view text = view_.document.text(name.span);
    if (text == "House" || text == "Senate") return true;
    return (name.kind == NameKind::place || name.kind == NameKind::group) && !is_office(last);
  }

  // "French Foreign Minister Ann Lee": what stands before the name in its mention.
  void from_before(std::uint32_t m) {
    const std::uint32_t end = view_.infos[m].name_words.begin;
    const std::uint32_t first_of_sentence =
        end < view_.document.tokens.sentence.size()
            ? view_.document.sentences[view_.document.tokens.sentence[end]].begin
            : 0;
    std::uint32_t begin = end;
    while (begin > first_of_sentence && end - begin < 10 && can_be_before(begin - 1)) --begin;
    while (begin < end && (view_.upos(begin) == "PUNCT" || view_.upos(begin) == "ADP" ||
                           view_.xpos(begin) == "POS" || word(begin) == "then" || word(begin) == "fellow")) {
      ++begin;
    }
    if (begin >= end) return;
    for (std::uint32_t t = begin; t < end; ++t) {
      if (word(t) == "," || is_address(t)) return;
    }
    bool has_office = false;
    for (std::uint32_t t = begin; t < end; ++t) has_office = has_office || is_role_word(t);
    if (!has_office) return;
    if (is_short_office(end - 1)) {
      name_in(begin, end - 1);
      keep_role(office_before(begin, end));
      return;
    }
    std::uint32_t first = begin;
    const std::uint32_t number = view_.notes.name[begin];
    if (number != no_id && is_affiliation(number) && !is_party(begin)) {
      const TokenRange words = view_.document.names[number].tokens;
      // "an Ivy League-trained surgeon" is not of the league.
      if (words.end < end && word(words.end) != "-" && !is_role_word(words.end - 1) &&
          !is_part_of_role(number, end - 1)) {
        keep_affiliation(affiliation_of_name(number));
        first = words.end;
        while (first + 1 < end && (view_.xpos(first) == "POS" || view_.upos(first) == "PUNCT")) ++first;
      }
    }
    if (first == begin && begin + 1 < end && is_nationality(begin) && is_office(end - 1)) {
      keep_affiliation(view_.document.tokens.span[begin]);
      first = begin + 1;
    }
    keep_role({first, end});
  }

  // "Republican vice-presidential nominee Gov. Ann Lee", "panel Chairman Rep. Ann Lee": what stands before the short office says
  // more, where it ends with an office; of "Democratic Sen. Ann Lee" the whole is kept.
  TokenRange office_before(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t first = end - 1;
    if (first > begin && is_party(first - 1)) return {first - 1, end};
    if (first == begin || !is_role_word(first - 1) || view_.upos(first - 1) == "ADJ" ||
        is_short_office(first - 1))
      return {first, end};
    const std::uint32_t last = first;
    while (first > begin && view_.notes.name[first - 1] == no_id) --first;
    while (first > begin && is_party(first - 1)) --first;
    return first == last ? TokenRange{end - 1, end} : TokenRange{first, last};
  }

  // "French", "Israeli": where the heads saw no name in it.
  bool is_nationality(std::uint32_t t) const {
    const std::string_view w = word(t);
    if (w.size() < 4 || w[0] < 'A' || w[0] > 'Z' || view_.upos(t) != "ADJ" || is_party(t)) return false;
    for (const std::string_view end : {"ian", "ish", "ese", "ican", "aeli", "aqi", "ani", "ench", "utch",
                                       "reek", "wiss", "Thai", "zech"}) {
      if (w.ends_with(end)) return true;
    }
    return false;
  }

  // Words of an office: "former secretary of state", "vice-presidential nominee".
  bool can_be_before(std::uint32_t t) const {
    const std::string_view tag = view_.upos(t), w = word(t);
    if (w == "Monday" || w == "Tuesday" || w == "Wednesday" || w == "Thursday" || w == "Friday" ||
        w == "Saturday" || w == "Sunday")
      return false;
    if (tag == "NOUN" || tag == "PROPN" || tag == "ADJ" || w == "-" || view_.xpos(t) == "POS") return true;
    if (view_.xpos(t) == "VBN" || (tag == "NUM" && w.find('/') != w.npos)) return true;  // "9/11 widow"
    return w == "of" && t > 0 && is_role_word(t - 1);
  }

  void name_in(std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t t = begin; t < end; ++t) {
      const std::uint32_t number = view_.notes.name[t];
      if (number == no_id || !is_affiliation(number) || is_party(t)) continue;
      keep_affiliation(affiliation_of_name(number));
      return;
    }
  }

  // "Ann Lee, president of the Academy", "the group's president, Ann Lee".
  void from_apposition(std::uint32_t m) {
    const std::uint32_t head = view_.document.mentions[m].head;
    for (const std::uint32_t c : view_.notes.children_of(head)) {
      const bool is_apposition =
          c > head && (view_.relation(c) == "appos" || view_.relation(c) == "parataxis");
      const bool is_noun =
          view_.upos(c) == "NOUN" || (is_party(c) && has_adjective(c));  // "the top Democrat"
      if (is_apposition && is_noun && is_role_word(c)) from_description(c);
    }
    const std::uint32_t above = view_.head(head);
    if (view_.relation(head) == "appos" && above != no_id && view_.upos(above) == "NOUN" &&
        is_role_word(above))
      from_description(above);
  }

  // "Senator Ann Lee, Republican of Iowa", "Ann Lee, R-Iowa"
  bool from_party(std::uint32_t m) {
    const std::uint32_t at = view_.infos[m].name_words.end, size = view_.document.tokens.size();
    if (at + 1 >= size || word(at) != ",") return false;
    const std::string_view after = word(at + 1);
    const bool is_letter = (after == "D" || after == "R" || after == "I") && at + 3 < size &&
                           word(at + 2) == "-" && is_ascii_capital(word(at + 3)[0]);
    if (is_letter) {
      keep_affiliation(view_.document.span_of({at + 1, at + 4}));
      return true;
    }
    if (at + 3 >= size || !is_party(at + 1) || word(at + 2) != "of" || view_.notes.name[at + 3] == no_id)
      return false;
    keep_affiliation(
        view_.document.span_of({at + 1, view_.document.names[view_.notes.name[at + 3]].tokens.end}));
    return true;
  }

  bool has_adjective(std::uint32_t t) const {
    const auto children = view_.notes.children_of(t);
    return std::any_of(children.begin(), children.end(),
                       [&](std::uint32_t c) { return view_.relation(c) == "amod"; });
  }

  void from_description(std::uint32_t head) {
    const std::uint32_t m = view_.mention_at(head);
    if (m == no_id) return;
    TokenRange range = view_.document.mentions[m].tokens;
    std::uint32_t begin = range.begin, end = range.end;
    for (const std::uint32_t c : view_.notes.children_of(head)) {
      if (view_.relation(c) == "nmod:poss" && c < head) {
        keep_possessor(c);
        begin = std::max(begin, view_.notes.end[c]);
      }
      if (c > head && (view_.relation(c).starts_with("acl") || view_.relation(c) == "punct"))
        end = std::min(end, view_.notes.begin[c]);
    }
    for (std::uint32_t t = begin; t < head; ++t) {
      if (word(t) == ")" || word(t) == ",") begin = t + 1;  // "(R-Ohio), a panel member"
    }
    while (begin < head && (view_.upos(begin) == "DET" || view_.upos(begin) == "PUNCT")) ++begin;
    // "a physicist who is co-director", where the tree takes what he is for the head.
    for (std::uint32_t t = begin; t < head; ++t) {
      if (!view_.xpos(t).starts_with('W')) continue;
      if (t > begin) keep_role({begin, t});
      return;
    }
    // "Guardian columnist": the name first.
    const std::uint32_t number = view_.notes.name[begin];
    if (number != no_id && is_affiliation(number) && !is_party(begin) &&
        view_.document.names[number].tokens.end <= head &&
        word(view_.document.names[number].tokens.end) != "-" && !is_part_of_role(number, head)) {
      begin = view_.document.names[number].tokens.end;
      keep_affiliation(affiliation_of_name(number));
      while (begin < head && view_.xpos(begin) == "POS") ++begin;
    }
    // "at the March of Dimes": where the first name behind begins, the role ends before its preposition.
    for (std::uint32_t t = head + 1; t < end; ++t) {
      const std::uint32_t behind = view_.notes.name[t];
      if (behind == no_id || view_.document.names[behind].kind == NameKind::work ||
          view_.document.names[behind].kind == NameKind::event)
        continue;
      // "surgeon Ole Brandt": his own name
      if (view_.document.names[behind].kind == NameKind::person && view_.head(t) == head &&
          view_.relation(t) == "appos") {
        end = t;
        break;
      }
      Span affiliation = affiliation_of_name(behind);
      // "the Tarvik hospital"
      const std::uint32_t last = view_.document.names[behind].tokens.end - 1, above = view_.head(last);
      if (view_.relation(last) == "compound" && above != no_id && above > last && above < end &&
          view_.upos(above) == "NOUN")
        affiliation.end = view_.document.tokens.span[above].end;
      keep_affiliation(affiliation);
      std::uint32_t stop = view_.document.names[behind].tokens.begin;
      while (stop > head + 1 && is_connecting(stop - 1)) --stop;
      end = std::min(end, stop);
      break;
    }
    while (end > head + 1 && (view_.upos(end - 1) == "PUNCT" || view_.xpos(end - 1).starts_with('W') ||
                              view_.upos(end - 1) == "ADP"))
      --end;
    keep_role({begin, std::max(end, head + 1)});
  }
  bool is_connecting(std::uint32_t t) const {
    const std::string_view tag = view_.upos(t);
    return tag == "ADP" || tag == "DET" || tag == "PUNCT";
  }

  void keep_possessor(std::uint32_t t) {
    if (view_.notes.name[t] != no_id) {
      keep_affiliation(affiliation_of_name(view_.notes.name[t]));
      return;
    }
    const std::uint32_t m = view_.mention_at(t);
    if (m == no_id) return;
    for (const std::uint32_t other : view_.scratch.entities[view_.document.mentions[m].entity]) {
      if (view_.infos[other].name == no_id) continue;
      keep_affiliation(affiliation_of_name(view_.infos[other].name));
      return;
    }
  }

  // "Ann Lee (D-Calif.)", "Ann Lee of Vermont".
  void from_behind(std::uint32_t m) {
    if (from_party(m)) return;
    std::uint32_t at = view_.infos[m].name_words.end;
    const std::uint32_t size = view_.document.tokens.size();
    if (at + 2 < size && word(at) == "(") {
      std::uint32_t end = at + 1;
      while (end < size && end < at + 8 && word(end) != ")") ++end;
      const Span inside = view_.document.span_of({at + 1, end});
      const std::string_view text = view_.document.text(inside);
      const bool is_party = text.size() > 3 && (text[0] == 'D' || text[0] == 'R' || text[0] == 'I') &&
                            (text[1] == '-' || text.starts_with("I-"));
      if (is_party && end < size && word(end) == ")") keep_affiliation(inside);
      return;
    }
    if (at + 1 < size && word(at) == "of" && view_.notes.name[at + 1] != no_id &&
        speaker_.affiliation.empty()) {
      const std::uint32_t number = view_.notes.name[at + 1];
      if (view_.document.names[number].kind == NameKind::place) keep_affiliation(affiliation_of_name(number));
    }
  }

  const SpeakerView& view_;
  Speaker& speaker_;
};

}  // namespace

void find_role(const SpeakerView& view, std::uint32_t entity, Speaker& speaker) {
  Roles(view, speaker).find(entity);
}

}  // namespace sayso
