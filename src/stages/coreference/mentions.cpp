#include "stages/coreference/mentions.hpp"

#include "stages/coreference/extents.hpp"
#include "stages/coreference/people_words.hpp"
#include "stages/coreference/spans.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace sayso {

namespace {

constexpr std::uint32_t deepest =
    64;  // how far up a tree its tokens are followed: a broken tree costs no more

// Nouns that are hardly mentions are left out, doubtful ones kept where others mean the same.
constexpr float least_odds = -2, least_of_part = -3, odds_alone = -0.4F;

struct Pronoun {
  std::string_view word;
  Form form;
  Number number;
  Gender gender;
  bool is_reflexive = false;
};

constexpr auto no_number = Number::unknown;
constexpr auto one = Number::singular;
constexpr auto many = Number::plural;
constexpr std::array pronouns{
    Pronoun{"i", Form::first, one, Gender::person},
    Pronoun{"me", Form::first, one, Gender::person},
    Pronoun{"my", Form::first, one, Gender::person},
    Pronoun{"mine", Form::first, one, Gender::person},
    Pronoun{"myself", Form::first, one, Gender::person, true},
    Pronoun{"you", Form::second, no_number, Gender::person},
    Pronoun{"your", Form::second, no_number, Gender::person},
    Pronoun{"yours", Form::second, no_number, Gender::person},
    Pronoun{"yourself", Form::second, one, Gender::person, true},
    Pronoun{"we", Form::we, many, Gender::person},
    Pronoun{"us", Form::we, many, Gender::person},
    Pronoun{"our", Form::we, many, Gender::person},
    Pronoun{"ours", Form::we, many, Gender::person},
    Pronoun{"ourselves", Form::we, many, Gender::person, true},
    Pronoun{"he", Form::he_or_she, one, Gender::male},
    Pronoun{"him", Form::he_or_she, one, Gender::male},
    Pronoun{"his", Form::he_or_she, one, Gender::male},
    Pronoun{"himself", Form::he_or_she, one, Gender::male, true},
    Pronoun{"she", Form::he_or_she, one, Gender::female},
    Pronoun{"her", Form::he_or_she, one, Gender::female},
    Pronoun{"hers", Form::he_or_she, one, Gender::female},
    Pronoun{"herself", Form::he_or_she, one, Gender::female, true},
    Pronoun{"it", Form::it, one, Gender::thing},
    Pronoun{"its", Form::it, one, Gender::thing},
    Pronoun{"itself", Form::it, one, Gender::thing, true},
    Pronoun{"they", Form::they, many, Gender::unknown},
    Pronoun{"them", Form::they, many, Gender::unknown},
    Pronoun{"their", Form::they, many, Gender::unknown},
    Pronoun{"theirs", Form::they, many, Gender::unknown},
    Pronoun{"themselves", Form::they, many, Gender::unknown, true},
    Pronoun{"this", Form::demonstrative, one, Gender::thing},
    Pronoun{"that", Form::demonstrative, one, Gender::thing},
    Pronoun{"these", Form::demonstrative, many, Gender::unknown},
    Pronoun{"those", Form::demonstrative, many, Gender::unknown},
};

const Pronoun* pronoun_of(std::string_view word) {
  const auto* const found =
      std::find_if(pronouns.begin(), pronouns.end(), [&](const Pronoun& p) { return p.word == word; });
  return found == pronouns.end() ? nullptr : found;
}

Part part_of(std::string_view relation) {
  if (relation.starts_with("nsubj")) return Part::subject;
  if (relation == "obj" || relation == "iobj") return Part::object;
  if (relation.starts_with("obl")) return Part::oblique;
  if (relation == "nmod:poss") return Part::possessor;
  if (relation == "appos") return Part::apposition;
  if (relation.starts_with("nmod") || relation == "compound") return Part::modifier;
  if (relation == "root" || relation.starts_with("acl") || relation.ends_with("comp")) return Part::predicate;
  return Part::other;
}

bool is_day_or_month(std::string_view word) {
  constexpr std::array words{"Monday",  "Tuesday",   "Wednesday", "Thursday", "Friday",  "Saturday", "Sunday",
                             "January", "February",  "March",     "April",    "May",     "June",     "July",
                             "August",  "September", "October",   "November", "December"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The offices behind abbreviated titles, so that "the senator" finds "Sen. Ann Lee".
std::string_view office_of(std::string_view word) {
  constexpr std::array<std::array<std::string_view, 2>, 9> offices{{{"sen.", "senator"},
                                                                    {"del.", "delegate"},
                                                                    {"gov.", "governor"},
                                                                    {"rep.", "representative"},
                                                                    {"gen.", "general"},
                                                                    {"dr.", "doctor"},
                                                                    {"prof.", "professor"},
                                                                    {"capt.", "captain"},
                                                                    {"sgt.", "sergeant"}}};
  for (const auto& [shorter, office] : offices) {
    if (shorter == word) return office;
  }
  return word;
}

class Finder {
 public:
  Finder(Document& document, const Grammar& grammar, const float* weights, TokenNotes& notes,
         std::vector<MentionInfo>& infos, SpanTeacher* teacher)
      : document_(document), grammar_(grammar), notes_(notes), infos_(infos),
        extents_(document, grammar, notes), spans_(document, grammar, notes, extents_), weights_(weights),
        teacher_(teacher) {}

  void find() {
    document_.mentions.clear();
    infos_.clear();
    if (document_.tokens.head.empty() || document_.tokens.upos.empty()) return;
    for (std::uint32_t token = 0; token < document_.tokens.size(); ++token) look_at(token);
    sort();
  }

 private:
  std::string_view upos(std::uint32_t token) const { return grammar_.upos(document_, token); }
  std::string_view xpos(std::uint32_t token) const { return grammar_.xpos(document_, token); }
  std::string_view relation(std::uint32_t token) const { return grammar_.relation(document_, token); }

  void look_at(std::uint32_t token) {
    const std::string_view tag = upos(token), link = relation(token);
    if (tag == "PRON" || (tag == "DET" && link != "det" && link != "det:predet" && link != "cc:preconj")) {
      if (link.starts_with("expl"))
        add_before_clause(token);
      else if (!xpos(token).starts_with("W") && !is_with_pronoun(token))
        add_pronoun(token);
      return;
    }
    if (tag == "ADV") {
      add_place_word(token);
      return;
    }
    const bool is_name = tag == "PROPN", is_number = tag == "NUM";
    const bool is_definite_adjective =
        tag == "ADJ" && (link.starts_with("nsubj") || link.starts_with("obj") || link.starts_with("obl")) &&
        determiner_of(token) == Determiner::the;
    if (is_number && (link == "nummod" || link == "compound" || link == "flat" || link == "goeswith")) return;
    if (is_number && !link.starts_with("nsubj") && link != "obj" && !link.starts_with("obl") &&
        !link.starts_with("nmod") && link != "appos" && !counts_some(token)) {
      return;
    }
    if (tag != "NOUN" && !is_name && !is_definite_adjective && !is_number) return;
    if (link.starts_with("flat") || link == "fixed" || link == "goeswith") return;
    // "President Lee", "petri dish": titles and what only tells the kind.
    if (link == "nmod:desc" || link == "amod" || link == "advmod") return;
    const bool is_part = link == "compound" && !is_name_of_its_own(token);
    if (is_part && is_inside_name(token)) return;
    add_noun(token, is_part);
    if (!is_part) add_joined(token);
  }

  // "National [Disaster] Agency"
  bool is_inside_name(std::uint32_t token) const {
    const std::uint32_t head = document_.tokens.head[token];
    return head != no_id && notes_.name[token] != no_id && notes_.name[token] == notes_.name[head];
  }

  // "They [all] left": told with "they".
  bool is_with_pronoun(std::uint32_t token) {
    if (token == 0) return false;
    plain_form(document_.token(token - 1), notes_.buffer);
    const Pronoun* const pronoun = pronoun_of(notes_.buffer);
    return pronoun != nullptr && pronoun->form < Form::demonstrative &&
           extents_.of_pronoun(token - 1).contains(token);
  }

  // "He is [one of our best]".
  bool counts_some(std::uint32_t token) const {
    const auto children = notes_.children_of(token);
    return std::any_of(children.begin(), children.end(),
                       [&](std::uint32_t child) { return child > token && relation(child) == "nmod"; });
  }

  // "there", "here": of a place named before.
  void add_place_word(std::uint32_t token) {
    plain_form(document_.token(token), notes_.buffer);
    const std::string& word = notes_.buffer;
    if (word != "there" && word != "here") return;
    Mention mention;
    MentionInfo info;
    mention.kind = MentionKind::pronoun;
    mention.gender = Gender::thing;
    info.form = Form::other_pronoun;
    info.is_optional = true;
    info.head_word = notes_.word[token];
    add({token, token + 1}, token, mention, info);
  }

  // "[It] is good [to know it]": both.
  void add_before_clause(std::uint32_t token) {
    plain_form(document_.token(token), notes_.buffer);
    if (notes_.buffer != "it") return;
    add_pronoun(token);
    const std::uint32_t above = document_.tokens.head[token];
    if (above == no_id) return;
    for (const std::uint32_t child : notes_.children_of(above)) {
      const std::string_view link = relation(child);
      if (child < token ||
          !(link.starts_with("csubj") || link == "ccomp" || link == "xcomp" || link == "advcl"))
        continue;
      Mention mention;
      MentionInfo info;
      mention.number = Number::singular;
      mention.gender = Gender::thing;
      info.form = Form::clause;
      info.is_optional = true;
      info.head_word = notes_.word[child];
      add(extents_.trimmed({notes_.begin[child], notes_.end[child]}, child), child, mention, info);
      return;
    }
  }

  // "the [[Clinton] campaign]": a name that only a part of another noun is.
  bool is_name_of_its_own(std::uint32_t token) const {
    const std::uint32_t name = notes_.name[token], head = document_.tokens.head[token];
    if (name == no_id || head == no_id) return false;
    return !document_.names[name].tokens.contains(head);
  }

  Determiner determiner_of(std::uint32_t head) const {
    for (const std::uint32_t child : notes_.children_of(head)) {
      const std::string_view link = relation(child);
      if (link == "nmod:poss") return Determiner::possessive;
      if (link != "det") continue;
      plain_form(document_.token(child), notes_.buffer);
      const std::string& word = notes_.buffer;
      if (word == "the") return Determiner::the;
      if (word == "a" || word == "an") return Determiner::indefinite;
      if (word == "this" || word == "that" || word == "these" || word == "those")
        return Determiner::demonstrative;
      return Determiner::other;
    }
    return Determiner::none;
  }

  void add(TokenRange tokens, std::uint32_t head, Mention mention, MentionInfo info) {
    mention.tokens = tokens;
    mention.span = document_.span_of(tokens);
    mention.head = head;
    info.sentence = head < document_.tokens.sentence.size() ? document_.tokens.sentence[head] : 0;
    info.block = document_.tokens.block[head];
    info.quotation = notes_.quotation[head];
    info.part = part_of(relation(head));
    info.words = 0;
    for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) {
      const std::string_view tag = xpos(token);
      if ((token == tokens.begin && tag == "DT" && tokens.size() > 1) || tag == "POS") continue;
      info.words = info.words * 0x100000001B3ULL + notes_.word[token];
    }
    document_.mentions.push_back(mention);
    infos_.push_back(info);
  }

  void add_pronoun(std::uint32_t token) {
    plain_form(document_.token(token), notes_.buffer);
    Mention mention;
    MentionInfo info;
    mention.kind = MentionKind::pronoun;
    info.form = Form::other_pronoun;
    if (const Pronoun* const pronoun = pronoun_of(notes_.buffer)) {
      mention.number = pronoun->number;
      mention.gender = pronoun->gender;
      info.form = pronoun->form;
      info.is_reflexive = pronoun->is_reflexive;
    }
    info.head_word = notes_.word[token];
    const TokenRange range = info.form == Form::other_pronoun || info.form == Form::demonstrative
                                 ? extents_.of(token)
                                 : extents_.of_pronoun(token);
    info.is_long = range.end > token + 1;
    add(range, token, mention, info);
  }

  // The name that the head is in, or that hangs on it as in "President [Obama]".
  std::uint32_t name_at(std::uint32_t head) const {
    if (notes_.name[head] != no_id) return notes_.name[head];
    for (const std::uint32_t child : notes_.children_of(head)) {
      const std::uint32_t name = notes_.name[child];
      if (child <= head || name == no_id) continue;
      const std::string_view link = relation(child);
      const bool follows = xpos(head) != "NNS" && xpos(head) != "NNPS" &&
                           document_.names[name].tokens.begin == head + 1 &&
                           document_.names[name].kind == NameKind::person;
      if (link.starts_with("flat") ||
          (follows && (link == "appos" || link == "compound" || link == "nmod" || link == "dep")))
        return name;
    }
    return no_id;
  }

  std::uint32_t kinds_at(std::uint32_t token) const {
    plain_form(document_.token(token), notes_.buffer);
    std::string& word = notes_.buffer;
    if (word.ends_with('.')) word.pop_back();
    const std::uint32_t kinds = PeopleWords::shared().of(word);
    if (kinds != 0) return kinds;
    const std::string_view lemma = grammar_.lemma(document_, token, notes_.buffer);
    return PeopleWords::shared().of(lemma);
  }

  void describe_person(TokenRange words, TokenRange mention, Mention& made) const {
    made.gender = Gender::person;
    std::uint32_t kinds = 0;
    for (std::uint32_t token = mention.begin; token < words.end; ++token) {
      const std::uint32_t here = kinds_at(token);
      if (token < words.begin) kinds |= here & (male_word | female_word);
    }
    if (kinds == 0) {
      const std::uint32_t first = kinds_at(words.begin);
      // One word alone is as often a family's name ("Clinton", "Paul").
      if (words.size() > 1) {
        kinds = (first & male_first_name) != 0     ? male_word
                : (first & female_first_name) != 0 ? female_word
                                                   : 0U;
      }
    }
    if (kinds == male_word) made.gender = Gender::male;
    if (kinds == female_word) made.gender = Gender::female;
  }

  void add_noun(std::uint32_t head, bool is_part) {
    spans_.propose(head, is_part);
    spans_.choose(weights_);
    const SpanOptions& spans = notes_.spans;
    if (teacher_ != nullptr) teacher_->see(spans);
    // Who has a name may speak, whatever hangs on it.
    const std::uint32_t name = name_at(head);
    const bool is_somebody = !is_part && name != no_id && document_.names[name].kind == NameKind::person;
    if (!is_somebody && spans.odds < (is_part ? least_of_part : least_odds)) return;
    const TokenRange range = spans.options[spans.best].range;
    Mention mention;
    MentionInfo info;
    info.odds = spans.odds;
    info.is_optional = is_part || (!is_somebody && spans.odds < odds_alone);
    info.determiner = determiner_of(head);
    info.word_kinds = kinds_at(head);
    const bool is_plural = xpos(head) == "NNS" || xpos(head) == "NNPS";
    mention.number = is_plural ? Number::plural : Number::singular;
    if ((info.word_kinds & group_word) != 0) mention.number = Number::unknown;
    if (name != no_id) {
      describe_name(name, range, mention, info);
      if (info.name_words.end > 0) info.head_word = notes_.word[info.name_words.end - 1];
    } else {
      describe_noun(head, mention, info);
    }
    if (info.head_word == 0) info.head_word = hash_of(grammar_.lemma(document_, head, notes_.buffer));
    for (const std::uint32_t child : notes_.children_of(head)) {
      const std::string_view link = relation(child);
      info.is_long = info.is_long || (child > head && (link.starts_with("nmod") || link.starts_with("acl")) &&
                                      range.contains(child));
    }
    add(range, head, mention, info);
  }

  // "Jean" of "Jean-Noël Barrot", where the heads ended the name at the hyphen.
  void go_on(TokenRange& words) const {
    // "Cathy McMorris [Rodgers]", where the tree knows of another word of the name.
    const std::uint32_t farthest = std::min(document_.tokens.size(), words.end + 3);
    while (words.end < farthest && upos(words.end) == "PROPN" && notes_.name[words.end] == no_id &&
           relation(words.end) == "flat" && words.contains(document_.tokens.head[words.end]))
      ++words.end;
    const auto& spans = document_.tokens.span;
    const std::uint32_t size = document_.tokens.size();
    const bool has_hyphen = words.end + 1 < size && document_.token(words.end) == "-" &&
                            spans[words.end].begin == spans[words.end - 1].end &&
                            upos(words.end + 1) == "PROPN" &&
                            spans[words.end + 1].begin == spans[words.end].end;
    if (!has_hyphen) return;
    words.end += 2;
    const std::uint32_t most = std::min(size, words.end + 3);
    while (words.end < most && upos(words.end) == "PROPN") ++words.end;
  }

  void describe_name(std::uint32_t number, TokenRange range, Mention& mention, MentionInfo& info) const {
    const Name& name = document_.names[number];
    mention.kind = MentionKind::name;
    info.form = Form::name;
    info.name = number;
    info.name_words = name.tokens;
    // A headline's capitals make a name of more than the name: what hangs together decides.
    const TokenRange clipped{std::max(name.tokens.begin, range.begin), std::min(name.tokens.end, range.end)};
    if (clipped.begin < clipped.end) info.name_words = clipped;
    if (name.kind == NameKind::person) go_on(info.name_words);
    switch (name.kind) {
      case NameKind::person: {
        TokenRange& words = info.name_words;
        while (words.size() > 1 && (kinds_at(words.begin) & title_word) != 0) ++words.begin;
        describe_person(words, {std::min(range.begin, words.begin), range.end}, mention);
        break;
      }
      case NameKind::organisation:
      case NameKind::place:
        mention.gender = Gender::thing;
        if (mention.number == Number::singular && name.kind == NameKind::organisation)
          mention.number = Number::unknown;
        break;
      case NameKind::group: mention.gender = Gender::person; break;
      default: mention.gender = Gender::thing; break;
    }
  }

  void describe_noun(std::uint32_t head, Mention& mention, MentionInfo& info) const {
    const bool is_proper = upos(head) == "PROPN";
    mention.kind = is_proper ? MentionKind::name : MentionKind::nominal;
    const bool is_definite = info.determiner == Determiner::the ||
                             info.determiner == Determiner::demonstrative ||
                             info.determiner == Determiner::possessive;
    info.form = is_proper ? Form::name : is_definite ? Form::definite : Form::indefinite;
    if (is_proper) info.name_words = {head, head + 1};
    const std::uint32_t kinds = info.word_kinds;
    const std::string_view word = document_.token(head);
    if ((kinds & male_word) != 0) {
      mention.gender = Gender::male;
    } else if ((kinds & female_word) != 0) {
      mention.gender = Gender::female;
    } else if ((kinds & (person_word | group_word)) != 0) {
      mention.gender = (kinds & (organisation_word | document_word)) != 0 ? Gender::unknown : Gender::person;
    } else if ((kinds & (organisation_word | document_word)) != 0) {
      mention.gender = Gender::thing;
      if ((kinds & organisation_word) != 0 && mention.number == Number::singular)
        mention.number = Number::unknown;
    } else if (is_proper && is_day_or_month(word)) {  // NOLINT(bugprone-branch-clone): the order decides
      mention.gender = Gender::thing;
    } else if (is_proper || word.ends_with("er") || word.ends_with("or") || word.ends_with("ers") ||
               word.ends_with("ors") || word.ends_with("ist") || word.ends_with("ists") ||
               word.ends_with("ian") || word.ends_with("ians")) {
      mention.gender = Gender::unknown;
    } else {
      mention.gender = Gender::thing;
    }
  }

  // Both together, where something is joined to this noun.
  void add_joined(std::uint32_t head) {
    std::uint32_t end = 0, others = 0;
    bool is_person = true;
    for (const std::uint32_t child : notes_.children_of(head)) {
      if (relation(child) != "conj") continue;
      const std::string_view tag = upos(child);
      if (tag != "NOUN" && tag != "PROPN" && tag != "PRON") return;
      const std::uint32_t name = notes_.name[child];
      is_person = is_person && ((kinds_at(child) & (person_word | group_word)) != 0 ||
                                (name != no_id && document_.names[name].kind == NameKind::person) ||
                                pronoun_of(notes_.buffer) != nullptr);
      end = std::max(end, notes_.end[child]);
      ++others;
    }
    if (others == 0) return;
    Mention mention;
    MentionInfo info;
    mention.number = Number::plural;
    mention.gender = is_person ? Gender::person : Gender::unknown;
    info.form = Form::joined;
    info.is_optional = true;
    info.head_word = 1;
    const TokenRange first = extents_.of(head);
    const TokenRange range = extents_.trimmed({first.begin, std::max(first.end, end)}, head);
    if (range != first) add(range, head, mention, info);
  }

  // By begin, the longer first; of two with the same words the one whose head hangs higher (found first) stays.
  void sort() {
    std::vector<Mention>& mentions = document_.mentions;
    notes_.order.resize(mentions.size());
    std::iota(notes_.order.begin(), notes_.order.end(), 0U);
    std::sort(notes_.order.begin(), notes_.order.end(), [&](std::uint32_t a, std::uint32_t b) {
      const TokenRange left = mentions[a].tokens, right = mentions[b].tokens;
      if (left.begin != right.begin) return left.begin < right.begin;
      return left.end != right.end ? left.end > right.end : a < b;
    });
    std::vector<Mention>& sorted = notes_.sorted_mentions;
    std::vector<MentionInfo>& sorted_infos = notes_.sorted_infos;
    sorted.clear();
    sorted_infos.clear();
    for (const std::uint32_t number : notes_.order) {
      if (!sorted.empty() && sorted.back().tokens == mentions[number].tokens) continue;
      sorted.push_back(mentions[number]);
      sorted.back().entity = static_cast<std::uint32_t>(sorted.size() - 1);
      sorted_infos.push_back(infos_[number]);
    }
    mentions.swap(sorted);
    infos_.swap(sorted_infos);
  }

  Document& document_;
  const Grammar& grammar_;
  TokenNotes& notes_;
  std::vector<MentionInfo>& infos_;
  Extents extents_;
  Spans spans_;
  const float* weights_;
  SpanTeacher* teacher_;
};

}  // namespace

std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return hash;
}

void note_tokens(const Document& document, const std::vector<Quotation>& quotations, TokenNotes& notes) {
  const std::uint32_t size = document.tokens.size();
  const std::vector<std::uint32_t>& heads = document.tokens.head;
  notes.word.resize(size);
  notes.begin.resize(size);
  notes.end.resize(size);
  notes.quotation.assign(size, no_id);
  notes.name.assign(size, no_id);
  notes.child_begin.assign(size + 1, 0);
  notes.children.resize(size);
  std::uint32_t quotation = 0;
  for (std::uint32_t token = 0; token < size; ++token) {
    plain_form(document.token(token), notes.buffer);  // "O’Neill" and "O'Neill" are one word
    notes.word[token] = hash_of(office_of(notes.buffer));
    notes.begin[token] = token;
    notes.end[token] = token + 1;
    const Offset begin = document.tokens.span[token].begin;
    while (quotation < quotations.size() && quotations[quotation].span.end <= begin) ++quotation;
    if (quotation < quotations.size() && quotations[quotation].span.contains(begin))
      notes.quotation[token] = quotation;
  }
  notes.sorted = notes.word;
  std::sort(notes.sorted.begin(), notes.sorted.end());
  for (std::uint32_t name = 0; name < document.names.size(); ++name) {
    for (std::uint32_t t = document.names[name].tokens.begin; t < document.names[name].tokens.end; ++t)
      notes.name[t] = name;
  }
  if (heads.empty()) return;
  for (std::uint32_t token = 0; token < size; ++token) {
    std::uint32_t above = heads[token];
    if (above != no_id) ++notes.child_begin[above + 1];
    for (std::uint32_t steps = 0; above != no_id && steps < deepest; ++steps, above = heads[above]) {
      notes.begin[above] = std::min(notes.begin[above], token);
      notes.end[above] = std::max(notes.end[above], token + 1);
    }
  }
  for (std::uint32_t token = 0; token < size; ++token)
    notes.child_begin[token + 1] += notes.child_begin[token];
  for (std::uint32_t token = 0; token < size; ++token) {
    if (heads[token] != no_id) notes.children[notes.child_begin[heads[token]]++] = token;
  }
  for (std::uint32_t token = size; token > 0; --token)
    notes.child_begin[token] = notes.child_begin[token - 1];
  if (size > 0) notes.child_begin[0] = 0;
}

void find_mentions(Document& document, const Grammar& grammar, const float* weights, TokenNotes& notes,
                   std::vector<MentionInfo>& infos, SpanTeacher* teacher) {
  Finder(document, grammar, weights, notes, infos, teacher).find();
}

}  // namespace sayso
