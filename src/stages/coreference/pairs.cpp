#include "stages/coreference/pairs.hpp"

#include "base/ascii.hpp"
#include "stages/coreference/people_words.hpp"
#include "stages/meaning/meaning.hpp"

#include <algorithm>
#include <array>

namespace sayso {

namespace {

std::uint32_t bucket(std::uint32_t count) {
  constexpr std::array limits{0U, 1U, 2U, 3U, 5U, 8U, 13U, 21U, 34U};
  return static_cast<std::uint32_t>(std::lower_bound(limits.begin(), limits.end(), count) - limits.begin());
}
constexpr float most_affinity = 6;  // one pair may not outweigh everything else that speaks
std::uint32_t affinity_bucket(float affinity) {
  return static_cast<std::uint32_t>(
      std::clamp((affinity + most_affinity) * 16 / (2 * most_affinity), 0.0F, 15.0F));
}

std::uint32_t odds_bucket(float odds) { return static_cast<std::uint32_t>(std::clamp(odds + 3, 0.0F, 8.0F)); }

std::uint32_t sentence_bucket(std::uint32_t sentences) {
  return sentences < 3 ? sentences : sentences < 5 ? 3 : 4;
}

std::uint32_t kind_of_words(std::uint32_t kinds) {
  if ((kinds & (person_word | group_word | male_word | female_word)) != 0) return 1;
  if ((kinds & organisation_word) != 0) return 2;
  return (kinds & document_word) != 0 ? 3 : 0;
}

bool agree(Gender a, Gender b) {
  if (a == Gender::unknown || b == Gender::unknown) return true;
  if (a == Gender::person) return is_animate(b);
  if (b == Gender::person) return is_animate(a);
  return a == b;
}
bool agree(Number a, Number b) { return a == b || a == Number::unknown || b == Number::unknown; }

constexpr std::uint32_t bit(Form form) { return 1U << static_cast<std::uint32_t>(form); }

// Nobody is "I" and "we" at once, nor "she" and "they". `forms`: of an entity.
bool is_other_pronoun(Form form, std::uint32_t forms) {
  constexpr std::uint32_t one = bit(Form::first) | bit(Form::he_or_she);
  constexpr std::uint32_t others = bit(Form::we) | bit(Form::they) | bit(Form::it);
  if (form == Form::first || form == Form::he_or_she) return (forms & others) != 0;
  if (form == Form::they) return (forms & one) != 0;
  if (form == Form::we) return (forms & (one | bit(Form::it))) != 0;
  return form == Form::it && (forms & (one | bit(Form::we))) != 0;
}

}  // namespace

// The entity of what i owns or modifies: nobody is his own adviser.
std::uint32_t Pairs::owned_by(std::uint32_t i) const {
  const std::uint32_t above = document_.tokens.head[mention(i).head];
  const Part part = info(i).part;
  if (above == no_id || (part != Part::possessor && part != Part::modifier)) return no_id;
  for (std::uint32_t back = 1; back <= i && back < 10; ++back) {
    const Mention& other = mention(i - back);
    if (other.head == above && other.tokens.contains(mention(i).head)) return other.entity;
  }
  return no_id;
}

NameWords Pairs::words_of(std::uint32_t i) const {
  const TokenRange words = info(i).name_words;
  return {s_.notes.word.data() + words.begin, words.size()};
}

NameKind Pairs::name_kind(std::uint32_t i) const {
  return info(i).name == no_id ? NameKind::other : document_.names[info(i).name].kind;
}

NameMatch Pairs::match(std::uint32_t i, std::uint32_t j) const {
  if (info(i).form != Form::name || info(j).form != Form::name) return NameMatch::none;
  const bool are_persons = name_kind(i) == NameKind::person || name_kind(j) == NameKind::person;
  if (are_persons) return match_persons(words_of(i), words_of(j));
  const NameWords a = words_of(i), b = words_of(j);
  if (std::equal(a.begin(), a.end(), b.begin(), b.end())) return NameMatch::same;
  if (is_acronym(i, j) || is_acronym(j, i)) return NameMatch::acronym;
  if (are_two_bodies(document_, s_.notes.word, info(i).name_words, info(j).name_words))
    return NameMatch::conflict;
  const bool same_end = !a.empty() && !b.empty() && a.back() == b.back();
  const auto all_in = [](NameWords some, NameWords others) {
    return std::all_of(some.begin(), some.end(), [&](std::uint64_t w) {
      return std::find(others.begin(), others.end(), w) != others.end();
    });
  };
  if (all_in(a, b) || all_in(b, a)) return same_end ? NameMatch::last : NameMatch::part;
  return same_end ? NameMatch::head : NameMatch::none;
}

// "WHO" for "World Health Organization"; small words do not count.
bool Pairs::is_acronym(std::uint32_t i, std::uint32_t j) const {
  if (info(i).name_words.size() != 1 || info(j).name_words.size() < 2) return false;
  const std::string_view word = document_.token(info(i).name_words.begin);
  std::size_t at = 0;
  for (std::uint32_t t = info(j).name_words.begin; t < info(j).name_words.end; ++t) {
    const char c = document_.token(t).front();
    if (c < 'A' || c > 'Z') continue;
    while (at < word.size() && word[at] == '.') ++at;
    if (at >= word.size() || word[at] != c) return false;
    ++at;
  }
  while (at < word.size() && word[at] == '.') ++at;
  return at == word.size() && at > 1;
}

bool Pairs::is_first_person(Form form) const {
  return form == Form::first || form == Form::we || form == Form::second;
}

bool Pairs::is_body(std::uint32_t i) const {
  return info(i).name != no_id && (name_kind(i) == NameKind::organisation || name_kind(i) == NameKind::place);
}

// Whoever speaks is not spoken of in the words that are quoted: "“Lee will win,” he said" is said by somebody else.
bool Pairs::is_quoted_of(std::uint32_t i, std::uint32_t j) const {
  const auto is_other = [&](std::uint32_t m) {
    return info(m).quotation != no_id && !is_first_person(info(m).form);
  };
  const std::uint32_t of_before = s_.source_of[j], of_later = s_.source_of[i];
  if (of_before != no_id && of_before == mention(i).tokens.begin && is_other(j)) return true;
  return of_later != no_id && is_other(i) && is_entity_at(of_later, mention(j).entity);
}

// "Novak said that Orth had warned of it. She said …": who spoke goes on, not one who was spoken of in the words alone.
bool Pairs::is_spoken_of_only(std::uint32_t i, std::uint32_t j) const {
  if (info(i).form != Form::he_or_she || s_.source_of[i] != no_id || !s_.speaks[mention(i).tokens.begin])
    return false;
  const std::uint32_t source = s_.source_of[j];
  if (source == no_id || entity_of(j).size > 1 || info(i).sentence - info(j).sentence != 1) return false;
  const auto speaker =
      std::partition_point(document_.mentions.begin(), document_.mentions.begin() + s_.linked,
                           [&](const Mention& m) { return m.tokens.begin < source; });
  if (speaker == document_.mentions.begin() + s_.linked || speaker->tokens.begin != source) return false;
  return info(static_cast<std::uint32_t>(speaker - document_.mentions.begin())).form == Form::name &&
         is_animate(s_.entities[speaker->entity].gender) &&
         agree(mention(i).gender, s_.entities[speaker->entity].gender);
}

// "The union", "a bank": no country or town; "the country", "the government" may be.
bool Pairs::is_body_word(std::uint32_t i) const {
  return mention(i).kind == MentionKind::nominal && (info(i).word_kinds & company_word) != 0;
}

bool Pairs::is_beside(std::uint32_t i, const Entity& entity) const {
  constexpr std::uint32_t most = 4;
  const auto& heads = document_.tokens.head;
  const std::uint32_t head = mention(i).head, above = heads[head];
  const auto is_argument = [&](std::uint32_t m) {
    return info(m).part == Part::subject || info(m).part == Part::object;
  };
  std::uint32_t at = entity.last;
  for (std::uint32_t steps = 0; at != no_id && steps < most; ++steps, at = s_.before[at]) {
    if (info(at).sentence != info(i).sentence) return false;
    const std::uint32_t other = mention(at).head;
    const bool is_joined = above == other && grammar_.relation(document_, head) == "conj";
    const bool are_arguments = above != no_id && above == heads[other] && is_argument(i) && is_argument(at);
    if (other != head && (is_joined || (are_arguments && !info(i).is_reflexive))) return true;
  }
  return false;
}

// "Ashby withdrew it after his minister confirmed it": the minister is not the subject before it, whose "his" most likely is.
// Otherwise in "Ashby, his friend, …" and "Ashby was his friend".
bool Pairs::is_of_subject(std::uint32_t i, const Entity& entity) const {
  constexpr std::uint32_t most = 4;
  const std::uint32_t owner = i + 1;
  if (info(i).determiner != Determiner::possessive || owner >= document_.mentions.size()) return false;
  const bool is_his = info(owner).form == Form::he_or_she && info(owner).part == Part::possessor &&
                      mention(owner).tokens.begin == mention(i).tokens.begin;
  if (!is_his || !agree(mention(owner).gender, entity.gender)) return false;
  std::uint32_t at = entity.last;
  for (std::uint32_t steps = 0; at != no_id && steps < most; ++steps, at = s_.before[at]) {
    if (info(at).sentence != info(i).sentence) return false;
    const bool is_predicate = document_.tokens.head[mention(at).head] == mention(i).head;
    const bool is_apposed = mention(at).tokens.end + 1 == mention(i).tokens.begin;
    if (info(at).part == Part::subject) return !is_predicate && !is_apposed;
  }
  return false;
}

bool Pairs::is_forbidden(std::uint32_t i, std::uint32_t j) const {
  const Entity& entity = entity_of(j);
  const Mention& later = mention(i);
  if (later.kind == MentionKind::pronoun) {
    if (!agree(later.gender, entity.gender)) return true;
    if (info(i).form == Form::he_or_she && entity.number == Number::plural) return true;
    if (is_other_pronoun(info(i).form, entity.forms)) return true;
    const bool is_many = info(i).form == Form::we || info(i).form == Form::they;
    if (is_many && entity.name != no_id && name_kind(entity.name) == NameKind::person) return true;
  }
  if (is_beside(i, entity) || is_of_subject(i, entity)) return true;
  if (mention(j).entity == s_.owned || is_quoted_of(i, j) || is_spoken_of_only(i, j)) return true;
  // What holds a noun is not the same: "Trump" is not "Trump and Pence".
  if (later.kind != MentionKind::pronoun && mention(j).tokens.end >= later.tokens.end &&
      mention(j).tokens.begin <= later.tokens.begin)
    return true;
  const bool stands_for_place = entity.name != no_id && name_kind(entity.name) == NameKind::place;
  if (stands_for_place && is_body_word(i)) return true;
  if (info(i).form != Form::name) return false;
  if (entity.name == no_id) return false;
  const NameMatch full = match(i, entity.name);
  if (full == NameMatch::conflict) return true;
  // Two persons with no word of their names in common are two, and a person is no body.
  const bool is_person = name_kind(i) == NameKind::person,
             was_person = name_kind(entity.name) == NameKind::person;
  if (full == NameMatch::none && is_person && was_person) return true;
  if (full == NameMatch::none && is_person != was_person && is_body(i) != is_body(entity.name)) return true;
  const bool is_mr = later.gender == Gender::male || later.gender == Gender::female;
  return is_mr && (entity.gender == Gender::male || entity.gender == Gender::female) &&
         later.gender != entity.gender;
}

void Pairs::add(Theme theme, std::uint32_t value) { s_.features.push_back(feature(theme, value)); }

void Pairs::begin_candidates() {
  most_affine_ = -most_affinity;
  for (const Candidate& candidate : s_.candidates) {
    if (candidate.mention != no_id) most_affine_ = std::max(most_affine_, candidate.affinity);
  }
}

// Nothing where the model has no head for it: weights are fitted with and without.
void Pairs::add_affinity(const Candidate& candidate) {
  if (!with_affinities_) return;
  add(Theme::affinity, affinity_bucket(candidate.affinity) + (candidate.affinity == most_affine_ ? 16U : 0U));
}

std::uint32_t Pairs::stems(std::uint32_t i, std::uint32_t j) const {
  const auto head_of = [&](std::uint32_t m) {
    const TokenRange words = info(m).name_words;
    return document_.token(words.empty() ? mention(m).head : words.end - 1);
  };
  const std::string_view a = head_of(i), b = head_of(j);
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t same = 0;
  while (same < shorter && small_letter(a[same]) == small_letter(b[same])) ++same;
  if (same < 3) return 0;
  const auto left = static_cast<std::uint32_t>(std::max(a.size(), b.size()) - same);
  return (same < 4 ? 1U : same < 6 ? 2U : 3U) * 5 + std::min(left, 4U);
}

std::uint32_t Pairs::words_behind(std::uint32_t i, std::uint32_t j) const {
  const auto behind = [&](std::uint32_t m) {
    for (const std::uint32_t child : s_.notes.children_of(mention(m).head)) {
      if (child > mention(m).head && mention(m).tokens.contains(child) &&
          grammar_.relation(document_, child).starts_with("nmod"))
        return child;
    }
    return no_id;
  };
  const std::uint32_t a = behind(i), b = behind(j);
  if (a == no_id || b == no_id) return (a == no_id ? 0U : 1U) + (b == no_id ? 0U : 2U);
  if (s_.notes.word[a] == s_.notes.word[b]) return 3;
  const bool are_names = grammar_.upos(document_, a) == "PROPN" && grammar_.upos(document_, b) == "PROPN";
  return are_names ? 5 : 4;
}

// How often the head's word stands in the article.
std::uint32_t Pairs::frequency(std::uint32_t i) const {
  const auto [first, last] =
      std::equal_range(s_.notes.sorted.begin(), s_.notes.sorted.end(), s_.notes.word[mention(i).head]);
  return bucket(static_cast<std::uint32_t>(last - first));
}

void Pairs::add_pair(std::uint32_t i, const Candidate& candidate) {
  const std::uint32_t j = candidate.mention;
  const Mention &later = mention(i), &before = mention(j);
  const MentionInfo &a = info(i), &b = info(j);
  const Entity& entity = entity_of(j);
  const std::uint32_t sentences = a.sentence - b.sentence, near = sentence_bucket(sentences);
  add(Theme::form_and_distance, static_cast<std::uint32_t>(b.form) * 5 + near);
  add(Theme::mentions_between, bucket(i - j) + (sentences == 0 ? 16 : 0));
  add(Theme::gender,
      static_cast<std::uint32_t>(later.gender) * 5 + static_cast<std::uint32_t>(before.gender));
  add(Theme::gender_of_entity,
      static_cast<std::uint32_t>(later.gender) * 5 + static_cast<std::uint32_t>(entity.gender));
  add(Theme::number, static_cast<std::uint32_t>(later.number) * 9 +
                         static_cast<std::uint32_t>(before.number) * 3 +
                         static_cast<std::uint32_t>(entity.number));
  add(Theme::part_and_distance, static_cast<std::uint32_t>(b.part) * 5 + near);
  add(Theme::parts, static_cast<std::uint32_t>(a.part) * part_count + static_cast<std::uint32_t>(b.part));
  add(Theme::size, bucket(entity.size));
  add_affinity(candidate);
  add(Theme::odds, odds_bucket(b.odds) + (before.kind == MentionKind::pronoun ? 16U : 0U));
  add_kinds(i, j, entity);
  add_words(i, j, entity);
  add(Theme::structure, structure(i, j));
  add_context(i, j, entity);
  const bool same_quotation = a.quotation == b.quotation;
  const std::uint32_t quoted = (a.quotation != no_id ? 1U : 0U) + (b.quotation != no_id ? 2U : 0U);
  add(Theme::quotation, (same_quotation ? 4U : 0U) + quoted + (is_first_person(b.form) ? 8U : 0U));
  if (s_.source_of[i] != no_id) {
    const bool is_source = before.tokens.contains(s_.source_of[i]);
    const bool is_source_entity = is_source || is_entity_at(s_.source_of[i], before.entity);
    add(Theme::speaker, (is_source_entity ? 1U : 0U) + (a.quotation != no_id ? 2U : 0U) +
                            (s_.source_of[j] == s_.source_of[i] && is_first_person(b.form) ? 4U : 0U));
  }
  add(Theme::blocks, std::min(a.block - b.block, 4U));
  // How many others that agree stand between.
  const bool agrees = agree(later.gender, entity.gender) && agree(later.number, entity.number);
  if (agrees && std::find(s_.rivals.begin(), s_.rivals.end(), before.entity) == s_.rivals.end())
    s_.rivals.push_back(before.entity);
  const auto rank = static_cast<std::uint32_t>(std::find(s_.rivals.begin(), s_.rivals.end(), before.entity) -
                                               s_.rivals.begin());
  add(Theme::rank, std::min(rank, 7U) + (agrees ? 0U : 8U));
  add(Theme::kind_and_rank, std::min(rank, 3U) * 5 + static_cast<std::uint32_t>(entity.gender) +
                                (b.part == Part::subject ? 20U : 0U));
}

// Whether the entity has a mention that begins at this token.
bool Pairs::is_entity_at(std::uint32_t token, std::uint32_t entity) const {
  const auto at = std::partition_point(document_.mentions.begin(), document_.mentions.end(),
                                       [&](const Mention& m) { return m.tokens.begin < token; });
  return at != document_.mentions.end() && at->tokens.begin == token && at->entity == entity &&
         static_cast<std::size_t>(at - document_.mentions.begin()) < s_.linked;
}

void Pairs::add_kinds(std::uint32_t i, std::uint32_t j, const Entity& entity) {
  std::uint32_t kind = 0;
  if (entity.name != no_id) {
    const NameKind of_name = name_kind(entity.name);
    kind = of_name == NameKind::person         ? 1
           : of_name == NameKind::organisation ? 2
           : of_name == NameKind::place        ? 3
                                               : 4;
  }
  const std::uint32_t words = kind_of_words(info(i).word_kinds);
  add(Theme::kind, kind * 4 + words);
  add(Theme::kind, 20 + kind_of_words(info(j).word_kinds) * 4 + words);
}

void Pairs::add_words(std::uint32_t i, std::uint32_t j, const Entity& entity) {
  const MentionInfo &a = info(i), &b = info(j);
  if (mention(i).kind == MentionKind::pronoun) {
    if (mention(j).kind == MentionKind::pronoun) add(Theme::words, a.head_word == b.head_word ? 8 : 9);
    return;
  }
  const bool same_words = a.words == b.words, same_head = a.head_word == b.head_word;
  add(Theme::words, (same_words ? 1U : 0U) + (mention(j).kind == MentionKind::name ? 2U : 0U));
  std::uint32_t head = 0;
  if (same_head) head = new_words(i, j) ? 1 : new_words(j, i) ? 2 : 3;
  add(Theme::head, head);
  if (same_head) {
    add(Theme::words_behind, words_behind(i, j) + (a.form == Form::name ? 16U : 0U));
    add(Theme::modifiers, (new_words(i, j) ? 1U : 0U) + (new_words(j, i) ? 2U : 0U) + (a.is_long ? 4U : 0U) +
                              (b.is_long ? 8U : 0U) + (a.form == Form::name ? 16U : 0U));
  } else if (mention(j).kind != MentionKind::pronoun) {
    add(Theme::stems, stems(i, j) + (a.form == Form::name ? 32U : 0U));
  }
  if (mention(j).kind != MentionKind::pronoun) s_.features.push_back(hashed(Word::head_before, b.head_word));
  const bool entity_head = !same_head && entity.size > 1 && has_head(entity, a.head_word);
  add(Theme::head, entity_head ? 5 : 4);
  add(Theme::determiner_and_head, static_cast<std::uint32_t>(a.determiner) * 8 +
                                      (same_head     ? 1U
                                       : entity_head ? 2U
                                                     : 0U) +
                                      (a.is_long ? 4U : 0U));
  const bool holds_head =
      !same_head && (holds(j, a.head_word) || (entity.name != no_id && holds(entity.name, a.head_word)));
  if (holds_head) add(Theme::contained, static_cast<std::uint32_t>(b.form));
  add(Theme::adjacent, adjacency(i, j));
  if (a.form == Form::name) {
    const NameMatch here = match(i, j);
    add(Theme::name, static_cast<std::uint32_t>(here) * 4 + name_group(i));
    if (entity.name != no_id && entity.name != j)
      add(Theme::name, 32 + static_cast<std::uint32_t>(match(i, entity.name)) * 4 + name_group(i));
  }
}

// Whether the words of j hold the head of i: "the senator", after "Senator Ann Lee".
bool Pairs::holds(std::uint32_t j, std::uint64_t word) const {
  const TokenRange tokens = mention(j).tokens;
  const auto* const words = s_.notes.word.data();
  return std::find(words + tokens.begin, words + std::min(tokens.end, tokens.begin + 16), word) !=
         words + std::min(tokens.end, tokens.begin + 16);
}

// "Ann Lee, head of the port": nothing but a comma or a bracket between the two.
std::uint32_t Pairs::adjacency(std::uint32_t i, std::uint32_t j) const {
  const TokenRange later = mention(i).tokens, before = mention(j).tokens;
  if (info(i).sentence != info(j).sentence || later.begin < before.end) return 0;
  if (later.begin == before.end) return 1;
  if (later.begin != before.end + 1) return 2;
  const std::string_view between = document_.token(before.end);
  const std::uint32_t mark = between == ","                                                         ? 3
                             : between == "("                                                       ? 4
                             : between == "-" || between == "–" || between == "—" || between == ":" ? 5
                                                                                                    : 6;
  const std::string_view after =
      later.end < document_.tokens.size() ? document_.token(later.end) : std::string_view();
  const bool is_closed = after == "," || after == ")" || after == "." || after == "-" || after == "—";
  return mark + (is_closed ? 8U : 0U) + (mention(j).kind == MentionKind::name ? 16U : 0U);
}

std::uint32_t Pairs::name_group(std::uint32_t i) const {
  if (info(i).name == no_id) return 3;
  const NameKind kind = name_kind(i);
  return kind == NameKind::person ? 0 : kind == NameKind::organisation ? 1 : 2;
}

// Whether i says more of its head than j: a word before the head that j lacks.
bool Pairs::new_words(std::uint32_t i, std::uint32_t j) const {
  const Mention &a = mention(i), &b = mention(j);
  for (std::uint32_t t = a.tokens.begin; t < a.head; ++t) {
    const std::string_view tag = grammar_.upos(document_, t);
    if (tag == "DET" || tag == "PUNCT" || tag == "PRON") continue;
    const auto* const words = s_.notes.word.data();
    if (std::find(words + b.tokens.begin, words + b.tokens.end, words[t]) == words + b.tokens.end)
      return true;
  }
  return false;
}

bool Pairs::has_head(const Entity& entity, std::uint64_t word) const {
  std::uint32_t at = entity.last;
  for (std::uint32_t steps = 0; at != no_id && steps < 10; ++steps, at = s_.before[at]) {
    if (info(at).head_word == word) return true;
  }
  return false;
}

// How the two stand in one sentence's tree.
std::uint32_t Pairs::structure(std::uint32_t i, std::uint32_t j) const {
  const Mention &later = mention(i), &before = mention(j);
  const MentionInfo &a = info(i), &b = info(j);
  if (a.sentence != b.sentence) return 0;
  const auto& heads = document_.tokens.head;
  const std::uint32_t above = heads[later.head], above_before = heads[before.head];
  const std::string_view relation = grammar_.relation(document_, later.head);
  if (relation == "appos" && above == before.head) return a.form == Form::name ? 1 : 2;
  if (above_before == later.head && b.part == Part::subject)
    return a.determiner == Determiner::indefinite ? 3 : 4;
  if (before.tokens.contains(later.head)) {
    return a.part == Part::possessor ? 5 : b.form == Form::joined ? 6 : a.form == Form::name ? 7 : 8;
  }
  if (later.tokens.contains(before.head)) return 9;
  if (above != no_id && above == above_before) return a.is_reflexive ? 10 : 11;
  if (above_before == later.head) return 12;
  if (relation == "conj" && above == before.head) return 13;
  // A possessor or what is said in the clause, of the subject of its verb.
  if (a.part == Part::possessor && above != no_id && heads[above] == above_before)
    return b.part == Part::subject ? 14 : 15;
  if (above != no_id && heads[above] == above_before && above_before != no_id)
    return b.part == Part::subject ? 16 : 17;
  return 18;
}

void Pairs::add_first(std::uint32_t i) {
  const Mention& later = mention(i);
  const MentionInfo& a = info(i);
  add(Theme::first, 0);
  add(Theme::first_determiner, static_cast<std::uint32_t>(a.determiner) * 3 +
                                   static_cast<std::uint32_t>(later.number) + (a.is_long ? 20U : 0U));
  add(Theme::first_kind, kind_of_words(a.word_kinds) * 5 + static_cast<std::uint32_t>(later.gender));
  bool has_words = false, has_same_head = false;
  std::uint32_t rivals = 0, agreeing = 0;
  for (std::size_t k = 1; k < s_.candidates.size(); ++k) {
    const std::uint32_t j = s_.candidates[k].mention;
    has_words = has_words || info(j).words == a.words;
    has_same_head = has_same_head || info(j).head_word == a.head_word;
    const Entity& entity = entity_of(j);
    if (!agree(later.gender, entity.gender) || !agree(later.number, entity.number)) continue;
    ++agreeing;
    if (a.sentence - info(j).sentence < 3) ++rivals;
  }
  add(Theme::first_head, has_words ? 2 : has_same_head ? 1 : 0);
  if (with_affinities_) add(Theme::first_affinity, affinity_bucket(most_affine_));
  if (later.kind != MentionKind::pronoun) {
    add(Theme::first_odds, odds_bucket(a.odds));
    add(Theme::first_frequency, frequency(i) + (a.determiner == Determiner::none ? 16U : 0U));
  }
  add(Theme::first_part, static_cast<std::uint32_t>(a.part));
  add(Theme::first_rivals, std::min(rivals, 5U) + (agreeing == 0 ? 8U : 0U));
  add(Theme::first_length, std::min(later.tokens.size(), 12U) + (a.sentence < 2 ? 16U : 0U));
  if (a.form == Form::name) add(Theme::first_name, name_group(i) * 4 + std::min(a.name_words.size(), 3U));
  if (later.kind == MentionKind::pronoun) {
    add(Theme::first_pronoun, (a.quotation != no_id ? 1U : 0U) + (s_.source_of[i] != no_id ? 2U : 0U) +
                                  (is_before_clause(later.head) ? 4U : 0U));
  }
}

// "It is clear that …": a clause follows that "it" stands for.
bool Pairs::is_before_clause(std::uint32_t token) const {
  const std::uint32_t above = document_.tokens.head[token];
  if (above == no_id) return false;
  const auto children = s_.notes.children_of(above);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const std::string_view relation = grammar_.relation(document_, child);
    return child > token &&
           (relation == "csubj" || relation == "ccomp" || relation == "xcomp" || relation == "advcl");
  });
}

// Who speaks, what stands around the two, and what the entity is made of.
void Pairs::add_context(std::uint32_t i, std::uint32_t j, const Entity& entity) {
  const MentionInfo &a = info(i), &b = info(j);
  const std::uint32_t turns = (s_.has_question[a.block] ? 1U : 0U) + (s_.has_question[b.block] ? 2U : 0U) +
                              std::min(a.block - b.block, 2U) * 4;
  const std::uint32_t person = a.form > Form::we ? 0 : 1;
  add(Theme::turns,
      person == 0 ? turns
                  : 12 + turns + (b.form <= Form::we ? 12U : 0U) + (a.head_word == b.head_word ? 24U : 0U));
  add(Theme::last_of_entity, bucket(i - entity.last) + (entity.last == j ? 16U : 0U) +
                                 (a.sentence == info(entity.last).sentence ? 32U : 0U));
  const std::uint32_t pronouns = (1U << static_cast<std::uint32_t>(Form::name)) - 1;
  const auto has = [&](Form form) {
    return (entity.forms >> static_cast<std::uint32_t>(form) & 1U) != 0;
  };
  add(Theme::forms_of_entity, ((entity.forms & pronouns) != 0 ? 1U : 0U) + (has(Form::name) ? 2U : 0U) +
                                  (has(Form::definite) ? 4U : 0U) + (has(Form::indefinite) ? 8U : 0U) +
                                  (entity.size > 1 ? 16U : 0U));
  const auto& heads = document_.tokens.head;
  const std::uint32_t above = heads[mention(i).head], above_before = heads[mention(j).head];
  const bool same_governor = above != no_id && above_before != no_id && above != above_before &&
                             s_.notes.word[above] == s_.notes.word[above_before];
  add(Theme::governor, (same_governor ? 1U : 0U) + (a.part == b.part ? 2U : 0U) +
                           (mention(i).kind == MentionKind::pronoun ? 4U : 0U));
  add(Theme::lengths, std::min(mention(i).tokens.size(), 6U) * 8 + std::min(mention(j).tokens.size(), 7U));
  if (mention(i).kind != MentionKind::pronoun) {
    add(Theme::words_within,
        words_within(i, j) * 4 + words_within(j, i) +
            (entity.name != no_id && entity.name != j ? 16 + 16 * words_within(i, entity.name) : 0));
    add_named_head(i, entity);
  }
}

// "The company" for a name of an organisation, "the city" for one of a place.
void Pairs::add_named_head(std::uint32_t i, const Entity& entity) {
  if (info(i).form == Form::name) return;
  std::uint32_t kind = 9;
  if (entity.name != no_id)
    kind = info(entity.name).name == no_id ? 8 : static_cast<std::uint32_t>(name_kind(entity.name));
  add(Theme::name_and_head, kind);
  s_.features.push_back(hashed(Word::head_and_name, info(i).head_word + kind));
}

// How many of the words of i that carry meaning stand in j: none, one, more, all.
std::uint32_t Pairs::words_within(std::uint32_t i, std::uint32_t j) const {
  const TokenRange a = mention(i).tokens, b = mention(j).tokens;
  const auto* const words = s_.notes.word.data();
  const auto* const end = words + std::min(b.end, b.begin + 24);
  std::uint32_t found = 0, all = 0;
  for (std::uint32_t t = a.begin; t < std::min(a.end, a.begin + 12); ++t) {
    const std::string_view tag = grammar_.upos(document_, t);
    if (tag != "NOUN" && tag != "PROPN" && tag != "ADJ" && tag != "NUM" && tag != "VERB") continue;
    ++all;
    if (std::find(words + b.begin, end, words[t]) != end) ++found;
  }
  return found == 0 ? 0 : found == all ? 3 : std::min(found, 2U);
}

void Pairs::add_own(std::uint32_t i) {
  const Mention& made = mention(i);
  const MentionInfo& a = info(i);
  const auto& heads = document_.tokens.head;
  const auto own = [&](Theme theme, std::uint32_t value) {
    s_.own.push_back(feature(theme, value));
  };
  const auto word = [&](Word theme, std::uint64_t hash) {
    s_.own.push_back(hashed(theme, hash));
  };
  own(Theme::own_form, static_cast<std::uint32_t>(a.form) * 5 + std::min(made.tokens.size() - 1, 4U));
  own(Theme::own_number, static_cast<std::uint32_t>(made.number) * 15 +
                             static_cast<std::uint32_t>(made.gender) * 3 + (a.is_long ? 1U : 0U) +
                             (a.is_reflexive ? 2U : 0U));
  own(Theme::own_place,
      bucket(a.sentence) + (a.quotation != no_id ? 16U : 0U) + (s_.has_question[a.block] ? 32U : 0U));
  own(Theme::own_relation, static_cast<std::uint32_t>(a.part) * 6 + static_cast<std::uint32_t>(a.determiner));
  if (made.kind != MentionKind::pronoun) own(Theme::own_frequency, frequency(i));
  word(Word::head, a.head_word);
  const std::uint32_t above = heads[made.head];
  word(Word::governor, above == no_id ? 1 : s_.notes.word[above]);
  word(Word::before, made.tokens.begin == 0 ? 1 : s_.notes.word[made.tokens.begin - 1]);
  word(Word::after, made.tokens.end >= document_.tokens.size() ? 1 : s_.notes.word[made.tokens.end]);
}

float Pairs::affinity(std::uint32_t i, std::uint32_t j) const {
  if (!with_affinities_) return 0;
  return std::clamp(pair_affinity(document_.meanings, document_.mentions[i].head, document_.mentions[j].head),
                    -most_affinity, most_affinity);
}

}  // namespace sayso
