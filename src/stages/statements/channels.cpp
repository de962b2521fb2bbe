// Who hands on a source: "according to a statement quoted by AFP". The statement about the channel holds the other one.
#include "stages/statements/nesting.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace sayso {

namespace {

constexpr float channel_share = 0.9F;   // of the confidence of the statement that is handed on
constexpr std::uint32_t farthest = 30;  // tokens of a source that are looked at

class ChannelFinder {
 public:
  ChannelFinder(const Document& document, const Grammar& grammar, std::vector<Draft>& drafts)
      : document_(document), tokens_(document.tokens), grammar_(grammar), drafts_(drafts) {}

  void run() {
    const std::size_t count = drafts_.size();
    for (std::size_t i = 0; i < count; ++i) {
      const Draft& draft = drafts_[i];
      if (draft.is_dropped || draft.source == no_id || draft.cue == no_id || draft.content.empty()) continue;
      look(i);
    }
  }

 private:
  bool hands_on(std::uint32_t t) const {
    static constexpr std::array<std::string_view, 4> words = {"quoted", "cited", "carried", "reported"};
    return std::find(words.begin(), words.end(), document_.token(t)) != words.end();
  }

  // "quoted by AFP", in the source or, set off by a comma, right behind it.
  void look(std::size_t number) {
    const TokenRange source = document_.attribution_spans[drafts_[number].source].tokens;
    const std::uint32_t sentence = tokens_.sentence[source.begin];
    const std::uint32_t end = std::min({source.end + 2, source.begin + farthest, tokens_.size() - 2});
    for (std::uint32_t t = source.begin + 1; t < end; ++t) {
      if (tokens_.sentence[t + 2] != sentence) return;
      const bool is_behind = t >= source.end;
      if (is_behind && (t != source.end + 1 || document_.token(source.end) != ",")) continue;
      if (!hands_on(t) || document_.token(t + 1) != "by") continue;
      const TokenRange channel = name_behind(t + 2, sentence);
      if (channel.empty()) continue;
      add(number, {source.begin, is_behind ? source.end : t}, t, channel);
      return;
    }
  }

  // "AFP", "the Harbour Post", "the state news agency": up to the last noun of the first run.
  TokenRange name_behind(std::uint32_t begin, std::uint32_t sentence) const {
    std::uint32_t end = begin, last = begin;
    for (; end < tokens_.size() && end < begin + 8 && tokens_.sentence[end] == sentence; ++end) {
      const std::string_view kind = grammar_.upos(document_, end);
      const bool is_noun = kind == "NOUN" || kind == "PROPN";
      if (!is_noun && kind != "DET" && kind != "ADJ") break;
      if (is_noun) last = end + 1;
    }
    return {begin, last};
  }

  // Its content: what the other says, with the other's cue and source, without the channel's own words.
  void add(std::size_t number, TokenRange source, std::uint32_t cue, TokenRange channel) {
    Draft outer;
    const Draft& inner = drafts_[number];
    const Span other_cue = inner.cue_spans.empty()
                               ? document_.span_of(document_.attribution_spans[inner.cue].tokens)
                               : inner.cue_spans.front();
    std::vector<Span> pieces = inner.content;
    pieces.push_back(other_cue);
    pieces.push_back(document_.span_of(source));
    std::sort(pieces.begin(), pieces.end());
    const Span out = document_.span_of({cue, channel.end});
    for (const Span piece : pieces) {
      if (piece.overlaps(out)) return;
      // Pieces that only spaces and stops part are one, as long as the channel does not stand between.
      const bool joins = !outer.content.empty() && is_gap(outer.content.back().end, piece.begin);
      if (joins) {
        outer.content.back().end = std::max(outer.content.back().end, piece.end);
      } else if (!outer.content.empty() && piece.begin < outer.content.back().end) {
        return;
      } else {
        outer.content.push_back(piece);
      }
    }
    outer.cue_spans.push_back(document_.span_of({cue, cue + 1}));
    outer.source_spans.push_back(document_.span_of(channel));
    outer.confidence = inner.confidence * channel_share;
    outer.by.push_back("rule: who hands on the source");
    drafts_[number].source_spans.assign(1, document_.span_of(source));
    drafts_[number].by.push_back("rule: without who hands it on");
    drafts_.push_back(std::move(outer));
  }

  bool is_gap(Offset begin, Offset end) const {
    return begin <= end && document_.text({begin, end}).find_first_not_of(" ,\n") == std::string_view::npos;
  }

  const Document& document_;
  const Tokens& tokens_;
  const Grammar& grammar_;
  std::vector<Draft>& drafts_;
};

}  // namespace

void add_channels(const Document& document, const Grammar& grammar, std::vector<Draft>& drafts) {
  if (document.tokens.size() < 3 || document.tokens.upos.empty() || document.tokens.sentence.empty()) return;
  ChannelFinder(document, grammar, drafts).run();
}

}  // namespace sayso
