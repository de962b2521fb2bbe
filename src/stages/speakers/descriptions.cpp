#include "stages/coreference/people_words.hpp"
#include "stages/speakers/name_words.hpp"

#include <algorithm>

namespace sayso {

void describe_words(const SpeakerView& view, Span words, Speaker& speaker) {
  std::string_view text = view.document.text(words);
  for (const std::string_view added :
       {", who ", ", which ", ", whose ", ", including ", ", a ", ", an ", ", conducted ", ", represented ",
        ", released ", ", published ", ", led ", " - ", " – ", " — ", " (", "; "}) {
    const std::size_t at = text.find(added);
    if (at != std::string_view::npos && at > 3) text = text.substr(0, at);
  }
  for (const std::string_view link : {"but ", "But ", "and ", "And ", "by ", "By ", "from ", "From ",
                                      "among ", "Among ", "to ", "To ", "even ", "Even "}) {
    if (text.starts_with(link)) text.remove_prefix(link.size());
  }
  for (const std::string_view mark : {"'s", "’s", "s'", "s’"}) {
    if (text.ends_with(mark) && text.size() > mark.size())
      text.remove_suffix(mark[0] == 's' ? mark.size() - 1 : mark.size());
  }
  while (!text.empty() && (text.back() == ',' || text.back() == ' ' || text.back() == '\n'))
    text.remove_suffix(1);
  view.scratch.name.assign(text);
  std::replace(view.scratch.name.begin(), view.scratch.name.end(), '\n', ' ');
  speaker.is_named = false;
  speaker.type = SpeakerType::unknown;
}

SpeakerType type_of_words(const SpeakerView& view, std::uint32_t head, bool is_plural) {
  std::string& word = view.scratch.key;
  plain_form(view.document.token(head), word);
  std::uint32_t kinds = PeopleWords::shared().of(word);
  if (kinds == 0) kinds = PeopleWords::shared().of(view.grammar.lemma(view.document, head, word));
  const std::uint32_t mention = view.mention_at(head);
  const bool is_quantity =
      view.upos(head) == "NUM" || word == "percent" || word == "%" || word == "number" || word == "majority";
  if (is_quantity || (kinds & group_word) != 0) return SpeakerType::group;
  const std::string_view tag = view.xpos(head);
  const bool has_plural = is_plural || tag == "NNS" || tag == "NNPS";
  if (mention != no_id && view.kind_of_name(mention) == NameKind::group) return SpeakerType::group;
  if ((kinds & (person_word | male_word | female_word | title_word)) != 0) {
    return has_plural ? SpeakerType::group : SpeakerType::person;
  }
  if ((kinds & document_word) != 0) return SpeakerType::document;
  if ((kinds & organisation_word) != 0) return has_plural ? SpeakerType::group : SpeakerType::organisation;
  if (has_plural || tag == "JJ" || view.upos(head) == "PRON" || view.upos(head) == "DET")
    return SpeakerType::group;
  if (mention != no_id && view.document.mentions[mention].gender == Gender::thing)
    return SpeakerType::document;
  return view.upos(head) == "PROPN" ? SpeakerType::organisation : SpeakerType::person;
}

bool has_words_of(const SpeakerView& view, std::uint32_t fuller, std::uint32_t m) {
  const TokenRange words = view.document.mentions[m].tokens, all = view.document.mentions[fuller].tokens;
  const auto& hashes = view.notes.word;
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    const bool is_article = view.upos(t) == "DET";
    if (!is_article && std::find(hashes.begin() + all.begin, hashes.begin() + all.end, hashes[t]) ==
                           hashes.begin() + all.end)
      return false;
  }
  return true;
}

std::uint32_t first_of_words(const SpeakerView& view, std::uint32_t m) {
  constexpr std::uint32_t most_back = 200;
  for (std::uint32_t back = 1; back <= m && back < most_back; ++back) {
    const MentionInfo& other = view.infos[m - back];
    const Mention& before = view.document.mentions[m - back];
    const bool fits = other.form == Form::indefinite && other.head_word == view.infos[m].head_word &&
                      before.number == view.document.mentions[m].number;
    if (fits && other.determiner == Determiner::indefinite && before.tokens.size() > 1) return m - back;
  }
  return m;
}

std::string_view author_of_note(const SpeakerView& view) {
  constexpr std::uint32_t longest_note = 80;  // tokens
  const Document& document = view.document;
  const std::uint32_t size = document.tokens.size();
  if (size < 2 || document.tokens.block[0] == document.tokens.block[size - 1]) return {};
  std::uint32_t begin = size;
  while (begin > 0 && document.tokens.block[begin - 1] == document.tokens.block[size - 1]) --begin;
  const std::uint32_t number = view.notes.name[begin];
  if (size - begin > longest_note || number == no_id || document.names[number].kind != NameKind::person)
    return {};
  const TokenRange name = document.names[number].tokens;
  if (name.begin != begin || name.size() < 2 || name.end >= size || document.token(name.end) != "is")
    return {};
  // What the article tells of somebody else, it has named before.
  const std::uint64_t first = view.notes.word[name.begin];
  const auto& words = view.notes.word;
  if (std::find(words.begin(), words.begin() + begin, first) != words.begin() + begin) return {};
  return document.text(document.span_of(name));
}

namespace {

// "The appeals court" is not the Supreme Court: both are courts, of different kinds.
bool is_other_body(const SpeakerView& view, std::uint32_t m) {
  const Mention& mention = view.document.mentions[m];
  const TokenRange name = view.scratch.named;
  const std::uint64_t head = view.infos[m].head_word;
  const auto& words = view.notes.word;
  if (name.size() < 2 || words[name.end - 1] != head || mention.head == 0) return false;
  const std::uint32_t before = mention.head - 1;
  const bool has_kind =
      mention.tokens.contains(before) && (view.upos(before) == "NOUN" || view.upos(before) == "ADJ");
  return has_kind && std::find(words.begin() + name.begin, words.begin() + name.end, words[before]) ==
                         words.begin() + name.end;
}

// "The panel" is no person, and "the lawyer" no company.
bool is_of_kind(const SpeakerView& view, std::uint32_t m, SpeakerType type) {
  const std::uint32_t kinds = view.infos[m].word_kinds;
  constexpr std::uint32_t people = person_word | male_word | female_word | title_word | office_word;
  if (type == SpeakerType::person)
    return (kinds & (organisation_word | company_word | group_word)) == 0 || (kinds & people) != 0;
  return (kinds & people) == 0 || (kinds & (organisation_word | company_word | group_word)) != 0;
}

}  // namespace

bool may_stand_for(const SpeakerView& view, std::uint32_t mention, SpeakerType type) {
  return is_of_kind(view, mention, type) && !is_other_body(view, mention);
}

bool is_called_so(const SpeakerView& view, std::uint32_t m) {
  const std::uint64_t word = view.infos[m].head_word;
  const std::uint32_t entity = view.document.mentions[m].entity;
  const auto holds = [&](TokenRange tokens) {
    const auto begin = view.notes.word.begin();
    return std::find(begin + tokens.begin, begin + tokens.end, word) != begin + tokens.end;
  };
  for (const std::uint32_t other : view.scratch.entities[entity]) {
    if (other != m && holds(view.document.mentions[other].tokens)) return true;
  }
  Speaker asked;
  find_role(view, entity, asked);
  return !asked.role.empty() && holds(view.document.tokens_in(asked.role));
}

}  // namespace sayso
