#include "stages/coreference/people_words.hpp"
#include "stages/speakers/speakers.hpp"

#include <algorithm>

namespace sayso {

namespace {

class Parts {
 public:
  explicit Parts(const SpeakerView& view) : view_(view), parts_(view.scratch.parts) {}

  void find(const Statement& statement) {
    parts_.clear();
    const Document& document = view_.document;
    std::uint32_t head = no_id;
    for (const Span span : document.list(statement.source)) {
      const TokenRange range = document.tokens_in(span);
      if (head == no_id && !range.empty()) {
        source_ = range;
        words_ = span;
        head = named_first(range, owned_by(range, head_of(range)));
      }
    }
    if (statement.source.empty()) {
      head = subject_of(statement);
      if (head == no_id) return;
      const std::uint32_t mention = view_.mention_at(head);
      source_ = mention == no_id ? TokenRange{head, head + 1} : document.mentions[mention].tokens;
      words_ = document.span_of(source_);
    }
    take_all(head);
  }

  void find(Span words) {
    parts_.clear();
    source_ = view_.document.tokens_in(words);
    words_ = words;
    if (!source_.empty()) take_all(head_of(source_));
  }

 private:
  void take_all(std::uint32_t head) {
    if (head == no_id) {
      add(no_id, words_);
      return;
    }
    while (view_.mention_at(head) == no_id && view_.head(head) != no_id &&
           source_.contains(view_.head(head)) && view_.head(head) != head &&
           view_.relation(head).starts_with("flat")) {
      head = view_.head(head);
    }
    // "He's been dragged before a panel": of a clause that is given as the source, its subject.
    if (const std::uint32_t subject = child(head, "nsubj:pass");
        view_.upos(head) == "VERB" && subject != no_id && source_.contains(subject)) {
      const std::uint32_t mention = view_.mention_at(subject);
      head = subject;
      if (mention != no_id) words_ = view_.document.mentions[mention].span;
      source_ = view_.document.tokens_in(words_);
    }
    if (!is_name(head)) head = named_behind(head);
    const std::uint32_t second = second_of(source_, head);
    if (second == no_id) {
      take(head, 0);
      return;
    }
    for (const std::uint32_t t : {head, second}) {
      const std::uint32_t mention = view_.mention_at(t);
      words_ = view_.document.mentions[mention].span;
      source_ = view_.document.mentions[mention].tokens;
      take(t, 0);
    }
  }

  // "Cllr. Ravi Nunn", where the tree does not hang the name on its title: the head of the name; without one what was given.
  std::uint32_t named_behind(std::uint32_t title) const {
    constexpr std::uint32_t farthest = 4;
    for (std::uint32_t t = title + 1; t < std::min(title + farthest, source_.end); ++t) {
      if (is_name(t) && view_.kind_of_name(view_.mention_at(t)) == NameKind::person &&
          named_words(t).begin == title + 1)
        return t;
    }
    return title;
  }

  // Another that the tree hangs elsewhere, behind an "and": "He and Ann Lee".
  std::uint32_t second_of(TokenRange range, std::uint32_t first) const {
    if (view_.mention_at(first) == no_id) return no_id;
    bool has_link = false;
    for (std::uint32_t t = first + 1; t < range.end; ++t) {
      const std::string_view word = view_.document.token(t);
      if (word == "," || word == "who" || word == "which") return no_id;
      has_link = has_link || word == "and";
      const std::uint32_t above = view_.head(t);
      const bool is_out = above == no_id || !range.contains(above);
      const bool is_noun = view_.upos(t) == "NOUN" || view_.upos(t) == "PROPN";
      if (has_link && is_out && is_noun && view_.mention_at(t) != no_id) return t;
    }
    return no_id;
  }

  // The token that the others of the range hang on; of several the first noun, pronoun or name.
  std::uint32_t head_of(TokenRange range) const {
    std::uint32_t found = no_id;
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      const std::uint32_t above = view_.document.tokens.head.empty() ? no_id : view_.head(t);
      if (above != no_id && range.contains(above)) continue;
      const std::string_view tag = view_.upos(t);
      if (tag == "PUNCT" || tag == "ADP" || tag == "CCONJ" || tag == "SCONJ") continue;
      const bool is_noun = tag == "NOUN" || tag == "PROPN" || tag == "PRON";
      if (is_noun) return t;
      if (found == no_id) found = t;
    }
    return found;
  }

  // "Ann Lee’s office", "CNN’s Ann Lee", where the tree takes the owner for the head: the office, she.
  std::uint32_t owned_by(TokenRange range, std::uint32_t head) const {
    const std::uint32_t last = range.end - 1;
    if (head == no_id || view_.mention_at(last) == no_id) return head;
    std::uint32_t begin = last;
    if (view_.upos(last) == "NOUN") {
      while (begin > range.begin && (view_.upos(begin - 1) == "ADJ" || view_.upos(begin - 1) == "NOUN"))
        --begin;
    } else if (is_name(last) && view_.kind_of_name(view_.mention_at(last)) == NameKind::person) {
      begin = named_words(last).begin;
    }
    const bool is_owned = begin > range.begin && view_.xpos(begin - 1) == "POS" && head < begin - 1;
    return is_owned ? last : head;
  }

  // "Ann Lee, Torvane’s chief executive", where the tree takes what follows for the head: she.
  std::uint32_t named_first(TokenRange range, std::uint32_t head) const {
    const std::uint32_t number = view_.notes.name[range.begin];
    if (number == no_id) return head;
    const Name& name = view_.document.names[number];
    const bool is_person = name.kind == NameKind::person && name.tokens.begin == range.begin;
    if (!is_person || name.tokens.contains(head) || name.tokens.end >= range.end) return head;
    if (view_.document.token(name.tokens.end) != ",") return head;
    for (std::uint32_t t = name.tokens.begin; t < name.tokens.end; ++t) {
      const std::uint32_t mention = view_.mention_at(t);
      if (mention != no_id && view_.infos[mention].name == number) return t;
    }
    return head;
  }

  // Nobody is named as the source, but the cue's verb has a subject: "He left, saying …". A passive's is no speaker.
  std::uint32_t subject_of(const Statement& statement) const {
    if (view_.document.tokens.head.empty() || statement.cue.empty()) return no_id;
    const TokenRange cue = view_.document.tokens_in(view_.document.list(statement.cue).front());
    for (std::uint32_t t = cue.begin; t < cue.end; ++t) {
      if (const std::uint32_t agent = agent_of(t); agent != no_id) return agent;
    }
    for (std::uint32_t t = cue.begin; t < cue.end; ++t) {
      if (view_.upos(t) != "VERB") continue;
      const std::string_view tag = view_.xpos(t);
      if ((tag != "VBG" && tag != "VB") || has_child(t, "aux:pass") || has_child(t, "nsubj") ||
          has_child(t, "nsubj:pass"))
        return no_id;
      return speaking(subject_above(t));
    }
    return no_id;
  }
  // "was passed BY CONGRESS", "warnings FROM HIS LAWYER"
  std::uint32_t agent_of(std::uint32_t t) const {
    const bool is_noun = view_.upos(t) == "NOUN";
    if (!is_noun && view_.xpos(t) != "VBN") return no_id;
    for (const std::uint32_t c : view_.notes.children_of(t)) {
      if (c < t || !view_.relation(c).starts_with(is_noun ? "nmod" : "obl")) continue;
      const std::uint32_t joint = child(c, "case");
      if (joint == no_id) continue;
      const std::string_view word = view_.document.token(joint);
      if (word == "by" || (is_noun && word == "from")) return somebody(c);
    }
    return no_id;
  }
  // Only one that can speak, a body among them.
  std::uint32_t somebody(std::uint32_t t) const {
    const std::uint32_t mention = view_.mention_at(t);
    if (mention == no_id) return no_id;
    const bool is_name =
        view_.infos[mention].form == Form::name && view_.kind_of_name(mention) != NameKind::work;
    constexpr std::uint32_t speaking =
        person_word | male_word | female_word | group_word | organisation_word | title_word | office_word;
    return is_name || (view_.infos[mention].word_kinds & speaking) != 0 ||
                   is_animate(view_.document.mentions[mention].gender)
               ? t
               : no_id;
  }

  std::uint32_t subject_above(std::uint32_t t) const {
    std::uint32_t verb = t;
    for (std::uint32_t steps = 0; verb != no_id && steps < 4; ++steps) {
      const std::uint32_t subject = child(verb, "nsubj");
      if (subject != no_id) return subject;
      if (has_child(verb, "nsubj:pass")) return no_id;
      const std::string_view relation = view_.relation(verb);
      if (relation == "acl" && view_.xpos(t) == "VBG") return view_.head(verb);
      if (relation != "xcomp" && relation != "advcl" && relation != "conj") return no_id;
      verb = view_.head(verb);
    }
    return no_id;
  }
  // Only one that can speak.
  std::uint32_t speaking(std::uint32_t t) const {
    const std::uint32_t mention = t == no_id ? no_id : view_.mention_at(t);
    if (mention == no_id) return no_id;
    const Gender gender = view_.document.mentions[mention].gender;
    return gender == Gender::thing || gender == Gender::unknown ? no_id : t;
  }

  std::uint32_t child(std::uint32_t t, std::string_view relation) const {
    for (const std::uint32_t c : view_.notes.children_of(t)) {
      if (view_.relation(c) == relation) return c;
    }
    return no_id;
  }
  bool has_child(std::uint32_t t, std::string_view relation) const { return child(t, relation) != no_id; }

  bool is_name(std::uint32_t t) const {
    const std::uint32_t mention = view_.mention_at(t);
    return mention != no_id && view_.infos[mention].form == Form::name && view_.infos[mention].name != no_id;
  }
  // Of one that is a name; the head of its mention may stand outside of it.
  TokenRange named_words(std::uint32_t t) const {
    return view_.document.names[view_.infos[view_.mention_at(t)].name].tokens;
  }
  bool is_one(std::uint32_t t) const {  // somebody, not some people
    const std::uint32_t mention = view_.mention_at(t);
    if (mention == no_id) return false;
    const Form form = view_.infos[mention].form;
    return form == Form::he_or_she || form == Form::first ||
           (is_name(t) && view_.kind_of_name(mention) != NameKind::group);
  }

  void take(std::uint32_t head, std::uint32_t depth) {
    if (depth < 4 && is_relative(head)) {
      const std::uint32_t antecedent = antecedent_of(head);
      if (antecedent != no_id && antecedent != head) {
        take_antecedent(antecedent, head);
        take(antecedent, depth + 1);
        return;
      }
    }
    if (take_examples(head)) return;
    auto& heads = view_.scratch.heads;
    heads.clear();
    heads.push_back(head);
    bool has_determiner = false;
    for (const std::uint32_t c : view_.notes.children_of(head)) {
      if (!source_.contains(c)) continue;
      if (view_.relation(c) == "conj") {
        heads.push_back(c);
        has_determiner = has_determiner || has_child(c, "det") || has_child(c, "nummod");
      }
    }
    leave_out_descriptions(heads);
    leave_out_what_follows(heads);
    const bool are_apart =
        heads.size() > 1 && (has_determiner || std::any_of(heads.begin(), heads.end(),
                                                           [&](std::uint32_t t) { return is_one(t); }));
    if (!are_apart) {
      add(heads.size() == 1 ? heads.front() : head, words_);
      return;
    }
    for (const std::uint32_t t : heads) {
      const std::uint32_t mention = view_.mention_at(t);
      add(t, mention == no_id ? view_.document.tokens.span[t] : view_.document.mentions[mention].span);
    }
  }

  // "Lawyer and writer Ann Lee": one person, named last, is both. "The lawyer and writer Bo Day" may be two.
  void leave_out_descriptions(std::vector<std::uint32_t>& heads) const {
    const auto named = std::find_if(heads.begin(), heads.end(), [&](std::uint32_t t) {
      return is_name(t) && view_.kind_of_name(view_.mention_at(t)) == NameKind::person;
    });
    if (named == heads.end()) return;
    const std::uint32_t person = *named;
    const std::uint32_t begin = named_words(person).begin;
    if (begin == 0 || !is_bare(begin - 1)) return;
    // The tree may hang "writer" on the name, and "lawyer" beside the two.
    const bool is_head = std::find(heads.begin(), heads.end(), begin - 1) != heads.end();
    const std::uint32_t joined =
        begin >= 3 && view_.document.token(begin - 2) == "and" ? begin - 3 : begin - 1;
    std::erase_if(heads, [&](std::uint32_t t) {
      return is_head ? t == begin - 1 || (t < begin && t != person && is_bare(t)) : t == joined && is_bare(t);
    });
  }

  // "China and the United States, the two biggest polluters": a list has ended with its "and".
  void leave_out_what_follows(std::vector<std::uint32_t>& heads) const {
    bool has_ended = false;
    std::erase_if(heads, [&](std::uint32_t t) {
      if (t == heads.front()) return false;
      if (has_child(t, "cc")) return has_ended = true, false;
      return has_ended;
    });
  }
  // "writer", "former judge"
  bool is_bare(std::uint32_t t) const {
    if (view_.xpos(t) != "NN" && view_.upos(t) != "NOUN") return false;
    const auto& children = view_.notes.children_of(t);
    return view_.xpos(t) != "NNS" && std::none_of(children.begin(), children.end(), [&](std::uint32_t c) {
             const std::string_view relation = view_.relation(c);
             return relation == "det" || relation == "nummod" || relation.starts_with("nmod");
           });
  }

  bool is_relative(std::uint32_t t) const {
    const std::string_view tag = view_.xpos(t);
    if (tag.starts_with('W')) return true;
    // "each of whom"
    return std::any_of(
        view_.notes.children_of(t).begin(), view_.notes.children_of(t).end(),
        [&](std::uint32_t c) { return view_.relation(c) == "nmod" && view_.xpos(c).starts_with("W"); });
  }

  std::uint32_t antecedent_of(std::uint32_t relative) const {
    std::uint32_t t = relative;
    for (std::uint32_t steps = 0; t != no_id && steps < 8; ++steps, t = view_.head(t)) {
      if (!view_.relation(t).starts_with("acl")) continue;
      const std::uint32_t found = view_.head(t);
      // "Ann Lee, a voter who …": the one with the name.
      if (found != no_id && view_.relation(found) == "appos" && view_.head(found) != no_id &&
          is_name(view_.head(found)))
        return view_.head(found);
      // "members of the government, which has denied it": the government.
      if (view_.document.token(relative) == "which" && is_human(found)) {
        const std::uint32_t near = before_comma(relative);
        if (near != no_id && !is_human(near)) return near;
      }
      return view_.xpos(relative) == "WP" ? somebody_above(found) : found;
    }
    // The tree does not tell: what stands right before it.
    for (std::uint32_t back = 1; back <= relative && back < 12; ++back) {
      const std::uint32_t mention = view_.mention_at(relative - back);
      if (mention == no_id) continue;
      const std::uint32_t end = view_.document.mentions[mention].tokens.end;
      const bool ends_here =
          end == relative || (end + 1 == relative && view_.document.token(end) == ",") || end > relative;
      if (ends_here) return view_.xpos(relative) == "WP" ? somebody_before(relative - back) : relative - back;
    }
    return no_id;
  }

  bool is_human(std::uint32_t t) const {
    const std::uint32_t mention = view_.mention_at(t);
    return mention != no_id && is_animate(view_.document.mentions[mention].gender);
  }
  // What the words right before a relative pronoun, or before its comma, stand for.
  std::uint32_t before_comma(std::uint32_t relative) const {
    if (relative < 2) return no_id;
    const std::uint32_t t = view_.document.token(relative - 1) == "," ? relative - 2 : relative - 1;
    return view_.mention_at(t) == no_id ? no_id : t;
  }

  // "a doctor at the hospital, who …": the doctor, where the tree hangs the clause on the nearest noun.
  std::uint32_t somebody_above(std::uint32_t found) const {
    std::uint32_t t = found;
    for (std::uint32_t steps = 0; t != no_id && steps < 3; ++steps, t = view_.head(t)) {
      const std::uint32_t mention = view_.mention_at(t);
      if (mention != no_id && view_.document.mentions[mention].gender != Gender::thing) return t;
      if (!view_.relation(t).starts_with("nmod")) return found;
    }
    return found;
  }

  // The same where the tree hangs the place on the verb: "said a doctor AT THE HOSPITAL, who".
  std::uint32_t somebody_before(std::uint32_t found) const {
    const auto is_thing = [&](std::uint32_t t) {
      return view_.document.mentions[view_.mention_at(t)].gender == Gender::thing;
    };
    if (!is_thing(found)) return found;
    const std::uint32_t begin = view_.document.mentions[view_.mention_at(found)].tokens.begin;
    if (begin < 2 || view_.upos(begin - 1) != "ADP" || view_.mention_at(begin - 2) == no_id) return found;
    return is_thing(begin - 2) ? found : begin - 2;
  }

  // Its words, without the clause that the relative pronoun begins.
  void take_antecedent(std::uint32_t antecedent, std::uint32_t relative) {
    const std::uint32_t mention = view_.mention_at(antecedent);
    source_ =
        mention == no_id ? TokenRange{antecedent, antecedent + 1} : view_.document.mentions[mention].tokens;
    const std::uint32_t clause = view_.notes.begin[relative];
    if (clause > antecedent && source_.contains(clause)) source_.end = clause;
    while (source_.end > antecedent + 1 && view_.upos(source_.end - 1) == "PUNCT") --source_.end;
    words_ = view_.document.span_of(source_);
  }

  // "critics, like Grassley and Leahy": the named ones are the speakers; "Fields, along with Terris": both.
  bool take_examples(std::uint32_t head) {
    const std::uint32_t mention = view_.mention_at(head);
    const bool is_person = mention != no_id && view_.infos[mention].form == Form::name && is_one(head);
    // "hopefuls Ann Lee and Bo Day"
    const bool is_many = mention != no_id && view_.document.mentions[mention].number == Number::plural;
    for (std::uint32_t c = head + 1; !is_person && is_many && c < std::min(head + 4, source_.end); ++c) {
      if (!is_name(c) || !is_one(c) || named_words(c).begin != head + 1) continue;
      bool has_other = false;
      for (const std::uint32_t k : view_.notes.children_of(c))
        has_other = has_other || (view_.relation(k) == "conj" && source_.contains(k) && is_name(k));
      if (!has_other) break;
      add(c, view_.document.mentions[view_.mention_at(c)].span);
      add_joined_names(c);
      return true;
    }
    if (is_many && !is_person && add_apposed(head)) return true;
    for (std::uint32_t t = head + 1; t < source_.end; ++t) {
      std::string& word = view_.scratch.name;
      plain_form(view_.document.token(t), word);
      const bool adds = word == "along";
      // "polls by outlets such as …": not examples of the polls.
      const bool is_of_other = t - 1 > head && view_.xpos(t - 1) == "NNS";
      const bool is_example = !is_person && !is_of_other &&
                              (word == "like" || word == "including" || word == "such" || word == "among" ||
                               word == "especially" || word == "notably");
      if (is_example && add_persons_behind(t)) return true;
      const std::uint32_t c = view_.head(t);
      if ((!is_example && !adds) || c == no_id || c <= t || !source_.contains(c) || !is_name(c) || !is_one(c))
        continue;
      if (adds) add(head, mention == no_id ? words_ : view_.document.mentions[mention].span);
      add(c, view_.document.mentions[view_.mention_at(c)].span);
      add_joined_names(c);
      return true;
    }
    return false;
  }

  // "The two firms, Alba and Norn,": those that the words name.
  bool add_apposed(std::uint32_t head) {
    for (const std::uint32_t c : view_.notes.children_of(head)) {
      if (c < head || view_.relation(c) != "appos" || !source_.contains(c) || !is_name(c) || !is_one(c))
        continue;
      const std::size_t before = parts_.size();
      add_joined_names(c);
      if (parts_.size() == before) continue;
      add(c, view_.document.mentions[view_.mention_at(c)].span);
      std::rotate(parts_.begin() + static_cast<std::ptrdiff_t>(before), parts_.end() - 1, parts_.end());
      return true;
    }
    return false;
  }

  // "like Senators Charles Grassley, Republican of Iowa, and Patrick Leahy"
  bool add_persons_behind(std::uint32_t example) {
    const Document& document = view_.document;
    bool has_one = false;
    for (std::uint32_t t = example + 1; t < source_.end; ++t) {
      const std::uint32_t number = view_.notes.name[t];
      if (number == no_id || document.names[number].tokens.begin != t ||
          document.names[number].kind != NameKind::person) {
        continue;
      }
      const TokenRange words = document.names[number].tokens;
      const bool is_owner = words.end < source_.end && view_.xpos(words.end) == "POS";
      const bool is_owned = view_.upos(t - 1) == "ADP" && t > example + 1;
      if (is_owner || is_owned) continue;
      std::uint32_t head = t;
      for (std::uint32_t k = words.begin; k < words.end; ++k) {
        const std::uint32_t mention = view_.mention_at(k);
        if (mention != no_id && view_.infos[mention].name == number) head = k;
      }
      add(head, document.span_of(words));
      has_one = true;
    }
    return has_one;
  }

  void add_joined_names(std::uint32_t c) {
    for (const std::uint32_t k : view_.notes.children_of(c)) {
      if (view_.relation(k) == "conj" && source_.contains(k) && is_name(k))
        add(k, view_.document.mentions[view_.mention_at(k)].span);
    }
  }

  void add(std::uint32_t head, Span words) {
    parts_.push_back({head, head == no_id ? no_id : view_.mention_at(head), words});
  }

  const SpeakerView& view_;
  std::vector<SpeakerPart>& parts_;
  TokenRange source_;
  Span words_;
};

}  // namespace

void find_parts(const SpeakerView& view, const Statement& statement) { Parts(view).find(statement); }
void find_parts_of(const SpeakerView& view, Span words) { Parts(view).find(words); }

}  // namespace sayso
