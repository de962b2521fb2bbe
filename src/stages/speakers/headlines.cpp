// Whom a headline or a first paragraph means that describe somebody ("Judge orders release", "A retired officer says"): the
// one named further down for the same saying.
#include "stages/speakers/headlines.hpp"

#include "stages/coreference/people_words.hpp"

#include <algorithm>

namespace sayso {

namespace {

constexpr std::uint32_t statements_ahead = 16;
constexpr std::size_t most_words = 60;  // of a statement that are compared

// What a statement is about: hashes of the lemmas of its cue's and content's nouns, verbs, adjectives and numbers.
void words_of(const SpeakerView& view, const Statement& statement, std::vector<std::uint64_t>& words) {
  const Document& document = view.document;
  words.clear();
  std::string buffer, lemma;
  for (const Slice<Span> pieces : {statement.cue, statement.content}) {
    for (const Span piece : document.list(pieces)) {
      const TokenRange range = document.tokens_in(piece);
      for (std::uint32_t t = range.begin; t < range.end && words.size() < most_words; ++t) {
        const std::string_view kind = view.upos(t);
        if (kind != "NOUN" && kind != "PROPN" && kind != "VERB" && kind != "ADJ" && kind != "NUM") continue;
        to_small_letters(view.grammar.lemma(document, t, buffer), lemma);
        if (lemma.size() > 2 && lemma != "say" && lemma != "have") words.push_back(hash_of(lemma));
      }
    }
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

// Two words in common, and a third of the fewer.
bool are_alike(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t common = 0;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i] == b[k]) ++common;
    const bool is_first = a[i] <= b[k], is_second = b[k] <= a[i];
    i += is_first ? 1U : 0U;
    k += is_second ? 1U : 0U;
  }
  return common >= 2 && common * 3 >= std::min(a.size(), b.size());
}

bool is_beginning(const SpeakerView& view, std::uint32_t t) {
  const auto& blocks = view.document.article().blocks;
  const std::uint32_t block = view.document.tokens.block[t];
  if (block < blocks.size() && blocks[block].kind == BlockKind::title) return true;
  // The first paragraph, with or without a title before it.
  std::uint32_t first = 0;
  while (first < blocks.size() && first < block && blocks[first].kind != BlockKind::paragraph) ++first;
  return block == first;
}

// "Judge", "A federal judge", "House panel": one of whom nothing was said before.
bool is_first_told(const SpeakerView& view, const SpeakerPart& part) {
  if (part.mention == no_id || !is_beginning(view, part.head)) return false;
  const MentionInfo& info = view.infos[part.mention];
  const Mention& mention = view.document.mentions[part.mention];
  const bool is_new = info.determiner == Determiner::none || info.determiner == Determiner::indefinite;
  return mention.kind == MentionKind::nominal && mention.number != Number::plural && is_new;
}

// "General reveals …", where the article names one general: he.
bool take_only_one_with_title(const SpeakerView& view, const SpeakerPart& own) {
  const auto& by_title = view.scratch.index.by_title;
  const auto titled = by_title.find(view.notes.word[own.head]);
  if (titled == by_title.end()) return false;
  const auto& mentions = view.document.mentions;
  const std::uint32_t first = titled->second.front();
  const bool is_only = std::all_of(titled->second.begin(), titled->second.end(), [&](std::uint32_t m) {
    return mentions[m].entity == mentions[first].entity;
  });
  if (!is_only) return false;
  view.scratch.parts.assign(1, {mentions[first].head, first, mentions[first].span});
  return true;
}

}  // namespace

void find_named_below(const SpeakerView& view, std::uint32_t number) {
  SpeakerScratch& s = view.scratch;
  if (s.parts.size() != 1 || !is_first_told(view, s.parts.front())) return;
  const SpeakerPart own = s.parts.front();
  Speaker described;
  name_part(view, own, described);
  if (described.is_named || described.type == SpeakerType::group || described.type == SpeakerType::unknown)
    return;
  if (described.type == SpeakerType::person && take_only_one_with_title(view, own)) return;
  const auto& statements = view.document.statements;
  std::vector<std::uint64_t> wanted, words;
  words_of(view, statements[number], wanted);
  const std::uint32_t end =
      std::min<std::uint32_t>(number + 1 + statements_ahead, static_cast<std::uint32_t>(statements.size()));
  for (std::uint32_t other = number + 1; other < end; ++other) {
    words_of(view, statements[other], words);
    if (statements[other].source.empty() || !are_alike(wanted, words)) continue;
    find_parts(view, statements[other]);
    const bool is_name = s.parts.size() == 1 && s.parts.front().mention != no_id &&
                         view.infos[s.parts.front().mention].form == Form::name;
    if (!is_name) continue;
    Speaker named;
    name_part(view, s.parts.front(), named);
    if (named.is_named && named.type == described.type) return;  // its part stays
  }
  s.parts.assign(1, own);
}

}  // namespace sayso
