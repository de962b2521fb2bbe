// The rules about quotation marks: what no head need learn, since it is closed and exact.
#include "base/ascii.hpp"
#include "stages/statements/pieces.hpp"
#include "stages/statements/statements.hpp"

#include <algorithm>

namespace sayso {

namespace {

constexpr std::uint32_t fewest_words =
    5;  // of a quotation that stands alone: shorter ones are titles and scare quotes
constexpr std::uint32_t fewest_among_others = 6;  // of one that stands in a paragraph with other words
constexpr std::uint32_t longest_break =
    4;  // words after the cue in "“We stay,” said Ann Lee, “for now.”", comma included
constexpr float lone_confidence = 0.5F;

// The quotation that holds an offset, or null.
const Quotation* quotation_at(std::span<const Quotation> quotations, Offset offset) {
  const auto after = std::partition_point(quotations.begin(), quotations.end(),
                                          [&](const Quotation& q) { return q.span.end <= offset; });
  return after != quotations.end() && after->span.begin <= offset ? &*after : nullptr;
}

void move_contents(Draft& from, Draft& to) {
  to.content.insert(to.content.end(), from.content.begin(), from.content.end());
  to.content_confidence = std::min(to.content_confidence, from.content_confidence);
  from.content.clear();
  from.is_dropped = true;
}

bool has_cue(const Draft& draft) { return draft.cue != no_id || !draft.cue_spans.empty(); }

bool ends_like_a_sentence(const Document& document, const Quotation& quotation) {
  const std::string_view text = document.text(quotation.inside);
  if (text.empty()) return false;
  const char last = text.back();
  return last == '.' || last == '!' || last == '?' || last == ',' || text.ends_with("…");
}

std::uint32_t block_of(const Document& document, Offset offset) {
  const auto& blocks = document.article().blocks;
  const auto after = std::partition_point(blocks.begin(), blocks.end(),
                                          [&](const Block& b) { return b.span.end <= offset; });
  return static_cast<std::uint32_t>(after - blocks.begin());
}

// The draft with a cue whose last content before a quotation stands in the paragraph before it, or that the quotation in
// that paragraph was given to just now.
std::uint32_t speaking_before(const Document& document, const std::vector<Piece>& pieces,
                              const std::vector<Draft>& drafts, const Quotation& quotation,
                              std::uint32_t added) {
  if (quotation.block == 0) return no_id;
  if (added != no_id && block_of(document, drafts[added].content.back().begin) + 1 == quotation.block)
    return added;
  const auto after = std::partition_point(
      pieces.begin(), pieces.end(), [&](const Piece& p) { return p.span.begin < quotation.span.begin; });
  if (after == pieces.begin()) return no_id;
  const Piece& piece = *(after - 1);
  const bool is_near = block_of(document, piece.span.begin) + 1 == quotation.block;
  return is_near && has_cue(drafts[piece.draft]) ? piece.draft : no_id;
}

bool is_alone_in_block(const Document& document, const Quotation& quotation) {
  const Span block = document.article().blocks[quotation.block].span;
  return quotation.span.begin - block.begin <= 1 && block.end - quotation.span.end <= 1;
}

// A turn of a transcript ends with its paragraph.
bool is_turn(const Draft& draft) {
  return std::find(draft.by.begin(), draft.by.end(), "rule: transcript") != draft.by.end();
}

}  // namespace

// A quotation that goes on in the next paragraph is one saying: the later paragraph's content joins the statement that
// the earlier one's belongs to, unless it has a cue of its own. Where nothing was found in it, the quotation itself is
// the content.
void join_paragraphs(std::span<const Quotation> quotations, std::vector<Draft>& drafts) {
  const std::vector<Piece> pieces = pieces_of(drafts);
  std::vector<std::uint32_t> moved_to(drafts.size());  // which draft took a draft's contents
  for (std::uint32_t i = 0; i < moved_to.size(); ++i) moved_to[i] = i;
  const auto home_of = [&](std::uint32_t draft) {
    while (moved_to[draft] != draft) draft = moved_to[draft] = moved_to[moved_to[draft]];
    return draft;
  };
  std::uint32_t before = no_id;  // the draft that the quotation before belongs to
  for (std::size_t i = 0; i < quotations.size(); ++i) {
    const Piece* first = first_piece_in(pieces, quotations[i].span);
    const Piece* last = last_piece_in(pieces, quotations[i].span);
    const bool goes_on = i > 0 && quotations[i].continues_before && !quotations[i - 1].is_closed &&
                         before != no_id && !is_turn(drafts[before]);
    const std::uint32_t here = first == nullptr ? no_id : home_of(first->draft);
    if (goes_on && here == no_id) {
      drafts[before].content.push_back(quotations[i].span);
      drafts[before].by.push_back("rule: quotation goes on in the next paragraph");
      continue;  // `before` stays for the paragraph after
    }
    if (goes_on && here != before && !(has_cue(drafts[here]) && has_cue(drafts[before]))) {
      const std::uint32_t kept = has_cue(drafts[here]) ? here : before, gone = kept == here ? before : here;
      move_contents(drafts[gone], drafts[kept]);
      drafts[kept].by.push_back(kept == here ? "rule: quotation begins in the paragraph before"
                                             : "rule: quotation goes on in the next paragraph");
      moved_to[gone] = kept;
    }
    before = last == nullptr ? no_id : home_of(last->draft);
  }
  for (Draft& draft : drafts) std::sort(draft.content.begin(), draft.content.end());
}

namespace {

// Whether only the closing mark lies between a piece and the end of its last quotation; or, where the quotation goes on in
// the next paragraph and the piece is all of this one's, only the stop.
bool stops_short(const Document& document, const Quotation& last, Span piece) {
  if (last.is_closed) return piece.end == last.inside.end && piece.begin <= last.span.begin;
  return piece.begin == last.span.begin && piece.end < last.span.end &&
         document.text({piece.end, last.span.end}).find_first_not_of(".!?") == std::string_view::npos;
}

}  // namespace

// A content that holds one mark of a quotation's pair and stops just short of the other takes the other in. Where the
// quotation goes on in the next paragraph, it takes in the stop that ends this one.
void fit_marks(const Document& document, std::span<const Quotation> quotations, std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    for (Span& piece : draft.content) {
      if (const Quotation* first = quotation_at(quotations, piece.begin);
          first != nullptr && piece.begin == first->inside.begin && piece.end >= first->inside.end &&
          first->is_closed) {
        piece.begin = first->span.begin;
      }
      if (piece.empty()) continue;
      const Quotation* last = quotation_at(quotations, piece.end - 1);
      if (last != nullptr && stops_short(document, *last, piece)) piece.end = last->span.end;
    }
  }
}

// A cue gives up the opening mark that its content took in ("Says ‘" before "‘No Deal’"); a colon between a cue and its
// content belongs to the cue (367 of 379 in PolNeAR's training part).
void fit_cues(const Document& document, std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    if (draft.cue == no_id || !draft.cue_spans.empty()) continue;
    const TokenRange tokens = document.attribution_spans[draft.cue].tokens;
    Span cue = document.span_of(tokens);
    for (const Span piece : draft.content) {
      if (piece.begin > cue.begin && piece.begin < cue.end) cue.end = piece.begin;
    }
    while (cue.size() > 1 && document.text()[cue.end - 1] == ' ') --cue.end;
    if (cue != document.span_of(tokens)) draft.cue_spans.push_back(cue);
    if (tokens.end + 1 >= document.tokens.size() || document.token(tokens.end) != ":") continue;
    const Offset begin = document.tokens.span[tokens.end + 1].begin;
    const bool leads_to_content = std::any_of(draft.content.begin(), draft.content.end(),
                                              [&](Span piece) { return piece.begin == begin; });
    if (leads_to_content) draft.cue_spans.assign(1, {cue.begin, document.tokens.span[tokens.end].end});
  }
}

// A quotation in a later paragraph than its cue was said by who has begun to speak since: the content before it, in the same paragraph
// or in the one before, has a cue in a later paragraph than that cue.
void give_to_nearer_cues(const Document& document, std::span<const Quotation> quotations,
                         std::vector<Draft>& drafts) {
  const auto block_of_cue = [&](const Draft& draft) {
    return draft.cue == no_id
               ? no_id
               : block_of(document, document.span_of(document.attribution_spans[draft.cue].tokens).begin);
  };
  std::vector<Piece> pieces = pieces_of(drafts);
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    Draft &owner = drafts[pieces[i].draft], &speaking = drafts[pieces[i - 1].draft];
    const Quotation* quotation = quotation_at(quotations, pieces[i].span.begin);
    if (&owner == &speaking || owner.content.size() < 2 || quotation == nullptr) continue;
    const std::uint32_t home = block_of_cue(owner), here = quotation->block;
    const std::uint32_t last = block_of(document, pieces[i - 1].span.begin), spoken = block_of_cue(speaking);
    const bool is_nearer = home < here && spoken != no_id && spoken > home && spoken <= here;
    if (!is_nearer || last + 1 < here) continue;
    std::erase(owner.content, pieces[i].span);
    speaking.content.push_back(pieces[i].span);
    std::sort(speaking.content.begin(), speaking.content.end());
    speaking.by.push_back("rule: quotation given to who spoke last");
    pieces[i].draft = pieces[i - 1].draft;  // and the next paragraph's with it
  }
}

// A further piece that is no quotation, in another sentence than the cue, was seldom said there (1 of 9 where this was
// measured, on articles kept out of training): the statement is left with the others. Items of a list may stand apart.
void part_strays(const Document& document, std::span<const Quotation> quotations,
                 std::vector<Draft>& drafts) {
  const auto sentence_at = [&](Offset offset) {
    const TokenRange tokens = document.tokens_in({offset, offset + 1});
    return tokens.empty() ? no_id : document.tokens.sentence[tokens.begin];
  };
  for (Draft& draft : drafts) {
    if (draft.cue == no_id || draft.content.size() < 2) continue;
    const std::uint32_t home = document.tokens.sentence[document.attribution_spans[draft.cue].tokens.begin];
    const auto is_stray = [&](Span piece) {
      return sentence_at(piece.begin) != home && quotation_at(quotations, piece.begin) == nullptr &&
             document.article().blocks[block_of(document, piece.begin)].kind != BlockKind::list;
    };
    if (std::all_of(draft.content.begin(), draft.content.end(), is_stray)) continue;
    if (std::erase_if(draft.content, is_stray) > 0)
      draft.by.push_back("rule: pieces outside the cue's sentence left out");
  }
}

namespace {

// More than half of the longer words with a capital: "The Long Road Home Again."
bool is_like_a_title(const Document& document, const Quotation& quotation) {
  const TokenRange tokens = document.tokens_in(quotation.inside);
  std::uint32_t words = 0, capitals = 0;
  for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) {
    const std::string_view word = document.token(token);
    if (word.size() < 4) continue;
    ++words;
    if (is_ascii_capital(word[0])) ++capitals;
  }
  return 2 * capitals > words;
}

// "“We stay,” Lee said. “We must.”", "“We stay,” he said, “for now.”": the draft of the quotation before in the same paragraph, if
// its cue stands between the two and the sentence with the cue ends where this quotation begins, or goes on with it soon.
std::uint32_t speaking_just_before(const Document& document, const std::vector<Piece>& pieces,
                                   const std::vector<Draft>& drafts, const Quotation& quotation,
                                   const Quotation& before) {
  if (before.block != quotation.block) return no_id;
  const Piece* piece = last_piece_in(pieces, before.span);
  if (piece == nullptr || drafts[piece->draft].cue == no_id) return no_id;
  const TokenRange cue = document.attribution_spans[drafts[piece->draft].cue].tokens;
  const TokenRange tokens = document.tokens_in(quotation.span);
  if (tokens.begin == 0 || document.span_of(cue).begin < before.span.end || cue.begin >= tokens.begin)
    return no_id;
  const std::uint32_t home = document.tokens.sentence[cue.begin];
  const bool is_next =
      document.tokens.sentence[tokens.begin - 1] == home && document.sentences[home].end == tokens.begin;
  const bool goes_on = document.tokens.sentence[tokens.begin] == home &&
                       tokens.begin <= cue.end + longest_break && document.token(tokens.begin - 1) == ",";
  return is_next || goes_on ? piece->draft : no_id;
}

void keep_alone(std::vector<Draft>& drafts, const Quotation& quotation) {
  Draft& draft = drafts.emplace_back();
  draft.content.push_back(quotation.span);
  draft.content_confidence = lone_confidence;
  draft.by.push_back("rule: quotation that nobody is named for");
}

// A quotation among other words of its paragraph, that no content touches.
void keep_among_others(const Document& document, const std::vector<Piece>& pieces, const Quotation& quotation,
                       const Quotation* before, std::vector<Draft>& drafts) {
  const std::uint32_t speaker =
      before == nullptr ? no_id : speaking_just_before(document, pieces, drafts, quotation, *before);
  if (speaker != no_id) {
    drafts[speaker].content.push_back(quotation.span);
    drafts[speaker].by.push_back("rule: quotation goes on after its speaker");
  } else if (document.tokens_in(quotation.inside).size() > fewest_among_others &&
             !is_like_a_title(document, quotation)) {
    keep_alone(drafts, quotation);
  }
}

}  // namespace

// Quotations that no content touches and that end as a sentence does. One that fills a paragraph after one in which
// somebody is speaking goes on with that saying, as newspapers print it (86 of 112 in PolNeAR's training part;
// conventions.md), and so does one that follows "Lee said." in the same paragraph; else it is kept as a statement of nobody
// named, rather than dropped. Short ones are titles and slogans. (Of those of six words and more that end as a sentence
// does, 98 in 100 are annotated in the training part.)
void keep_lone_quotations(const Document& document, std::span<const Quotation> quotations,
                          std::vector<Draft>& drafts) {
  const std::vector<Piece> pieces = pieces_of(drafts);
  const auto& blocks = document.article().blocks;
  std::uint32_t added = no_id;  // the draft that the quotation before was given to, for a second one after it
  for (const Quotation& quotation : quotations) {
    if (!quotation.is_closed || first_piece_in(pieces, quotation.span) != nullptr) continue;
    if (blocks[quotation.block].kind != BlockKind::paragraph || !ends_like_a_sentence(document, quotation))
      continue;
    if (!is_alone_in_block(document, quotation)) {
      keep_among_others(document, pieces, quotation,
                        &quotation == &quotations.front() ? nullptr : &quotation - 1, drafts);
      continue;
    }
    if (document.tokens_in(quotation.inside).size() < fewest_words) continue;
    const std::uint32_t before = speaking_before(document, pieces, drafts, quotation, added);
    if (before != no_id) {
      drafts[before].content.push_back(quotation.span);
      drafts[before].by.push_back("rule: a paragraph of quotation goes on with the speaker before");
      added = before;
      continue;
    }
    keep_alone(drafts, quotation);
  }
}

}  // namespace sayso
