// Transcripts: blocks that begin with a speaker's name and a colon, or with Q and A. The colon is the cue.
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "stages/statements/statements.hpp"

#include <algorithm>
#include <map>
#include <string>

#include <unicode/uchar.h>

namespace sayso {

namespace {

constexpr std::size_t longest_speaker = 60;  // bytes
constexpr std::size_t fewest_turns = 3;      // fewer blocks of that shape are no transcript
constexpr float transcript_confidence = 0.95F;

struct Turn {
  Span source, cue, content;
  std::uint32_t block = 0;
};

bool is_upper(char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; }
bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }

// "NAME:", "Mr. NAME:", "Ann Lee:", "Q:", "A." at the beginning of a block: capitals only, or each word with one.
bool is_speaker(std::string_view text) {
  std::size_t words = 0, small = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto point = utf8::decode(text, at);
    at += point.size;
    if (is_letter(point.value)) {
      if (!in_word) {
        ++words;
        if (!is_upper(point.value)) ++small;
      }
      in_word = true;
    } else if (point.value == U' ' || point.value == U'-') {
      in_word = false;
    } else if (point.value != U'.' && point.value != U'\'' && point.value != U'’' && point.value != U'(' &&
               point.value != U')' && point.value != U',') {
      return false;
    }
  }
  return words >= 1 && words <= 5 && small == 0;
}

// The size of the quotation mark that a text begins with; 0 for none.
Offset opening_mark(std::string_view text) {
  for (const std::string_view mark : {"\"", "“"}) {
    if (text.starts_with(mark)) return static_cast<Offset>(mark.size());
  }
  return 0;
}

bool read_turn(const Document& document, std::uint32_t number, Turn& turn) {
  Span block = document.article().blocks[number].span;
  // “LEE: Well, look …”: the whole conversation is quoted.
  block.begin += opening_mark(document.text(block));
  const std::string_view text = document.text(block);
  const std::size_t colon = text.substr(0, longest_speaker).find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 >= text.size() || text[colon + 1] != ' ')
    return false;
  if (!is_speaker(text.substr(0, colon))) return false;
  const auto at = block.begin + static_cast<Offset>(colon);
  const Offset begin = static_cast<Offset>(block.begin + text.find_first_not_of(' ', colon + 1));
  if (begin >= block.end) return false;
  turn = {{block.begin, at}, {at, at + 1}, {begin, block.end}, number};
  return true;
}

// One word that is capitalised like any first word ("Note:") is a speaker only if it comes again.
bool may_speak_once(std::string_view speaker) {
  const bool has_small = std::any_of(speaker.begin(), speaker.end(), is_ascii_small);
  return !has_small || speaker.find(' ') != std::string_view::npos;
}

// Takes what the heads found inside the turns' blocks away, piece by piece: the turns are the statements. Both lists
// ascend, so a piece's turn is found by halving.
void clear_turns(const Document& document, std::vector<Draft>& drafts, const std::vector<Turn>& turns) {
  const auto& blocks = document.article().blocks;
  const auto is_in_turn = [&](Span piece) {
    const auto after = std::partition_point(
        turns.begin(), turns.end(), [&](const Turn& t) { return blocks[t.block].span.end <= piece.begin; });
    return after != turns.end() && blocks[after->block].span.begin <= piece.begin;
  };
  for (Draft& draft : drafts) {
    std::erase_if(draft.content, is_in_turn);
    draft.is_dropped = draft.is_dropped || draft.content.empty();
  }
}

// Without the full stop that ends the turn, as annotators leave it out; "…" and an abbreviation's dot stay.
Span without_last_stop(const Document& document, Span content) {
  const TokenRange tokens = document.tokens_in(content);
  if (tokens.size() < 2 || document.token(tokens.end - 1) != ".") return content;
  return {content.begin, document.tokens.span[tokens.end - 2].end};
}

}  // namespace

void read_transcripts(const Document& document, std::vector<Draft>& drafts) {
  std::vector<Turn> turns;
  std::map<std::string_view, std::size_t> speakers;
  for (std::uint32_t number = 0; number < document.article().blocks.size(); ++number) {
    Turn turn;
    if (document.article().blocks[number].kind != BlockKind::paragraph || !read_turn(document, number, turn))
      continue;
    turns.push_back(turn);
    ++speakers[document.text(turn.source)];
  }
  // A conversation has turns, and somebody who speaks again.
  const bool speaks_again =
      std::any_of(speakers.begin(), speakers.end(), [](const auto& s) { return s.second > 1; });
  if (turns.size() < fewest_turns || !speaks_again) return;
  std::erase_if(turns, [&](const Turn& turn) {
    const std::string_view speaker = document.text(turn.source);
    return speakers[speaker] == 1 && !may_speak_once(speaker);
  });
  clear_turns(document, drafts, turns);
  for (const Turn& turn : turns) {
    Draft& draft = drafts.emplace_back();
    draft.source_spans.push_back(turn.source);
    draft.cue_spans.push_back(turn.cue);
    draft.content.push_back(without_last_stop(document, turn.content));
    draft.source_confidence = draft.cue_confidence = draft.content_confidence = transcript_confidence;
    draft.by.push_back("rule: transcript");
  }
}

}  // namespace sayso
