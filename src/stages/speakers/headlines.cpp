// Whom a headline or a first paragraph means by an office ("Judge orders release"): the one named with it further down.
#include "stages/speakers/headlines.hpp"

#include "stages/coreference/people_words.hpp"
#include "stages/speakers/name_words.hpp"

#include <algorithm>

namespace sayso {

namespace {

bool is_beginning(const SpeakerView& view, std::uint32_t t) {
  const auto& blocks = view.document.article().blocks;
  const std::uint32_t block = view.document.tokens.block[t];
  if (block < blocks.size() && blocks[block].kind == BlockKind::title) return true;
  // The first paragraph, with or without a title before it.
  std::uint32_t first = 0;
  while (first < blocks.size() && first < block && blocks[first].kind != BlockKind::paragraph) ++first;
  return block == first;
}

// "Judge", "A federal judge": somebody in an office, of whom nothing was said before. "An official" may be anybody.
bool is_first_told(const SpeakerView& view, const SpeakerPart& part) {
  if (part.mention == no_id || !is_beginning(view, part.head)) return false;
  const MentionInfo& info = view.infos[part.mention];
  const Mention& mention = view.document.mentions[part.mention];
  const bool is_new = info.determiner == Determiner::none || info.determiner == Determiner::indefinite;
  return mention.kind == MentionKind::nominal && mention.number != Number::plural && is_new &&
         (word_kinds_at(view, part.head) & (title_word | office_word)) != 0;
}

}  // namespace

void find_named_below(const SpeakerView& view) {
  SpeakerScratch& s = view.scratch;
  if (s.parts.size() != 1 || !is_first_told(view, s.parts.front())) return;
  const auto titled = s.index.by_title.find(view.notes.word[s.parts.front().head]);
  if (titled == s.index.by_title.end()) return;
  Speaker described;
  name_part(view, s.parts.front(), described);
  if (described.is_named || described.type != SpeakerType::person) return;
  const auto& mentions = view.document.mentions;
  const std::uint32_t first = titled->second.front();
  const bool is_only = std::all_of(titled->second.begin(), titled->second.end(), [&](std::uint32_t m) {
    return mentions[m].entity == mentions[first].entity;
  });
  if (is_only) s.parts.assign(1, {mentions[first].head, first, mentions[first].span});
}

}  // namespace sayso
