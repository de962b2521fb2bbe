// What the network might say, at its worst: an article from the input's second half, and from its first half sources, cues
// and contents of any size, linked at random and with any confidence. The stage `statements` must make a valid document
// of it, and every format must write it.
#include "promises.hpp"

#include <algorithm>
#include <variant>

namespace sayso::fuzz {
namespace {

constexpr std::size_t script_size = 96;

float confidence_from(Script& script) { return static_cast<float>(script.byte()) / 255.0F; }

// Spans as the attribution stage may leave them: ascending, none in another, none over the end of a paragraph.
void add_spans(Document& document, Script& script) {
  const Tokens& tokens = document.tokens;
  std::uint32_t begin = 0;
  while (begin < tokens.size() && !script.is_at_end()) {
    const std::uint8_t head = script.byte();
    begin += head >> 4U;
    if (begin >= tokens.size()) break;
    std::uint32_t end = std::min(begin + 1 + script.byte() % 40U, tokens.size());
    while (tokens.block[end - 1] != tokens.block[begin]) --end;
    document.attribution_spans.push_back(
        {{begin, end}, static_cast<Role>(head % 3U), no_id, confidence_from(script), 0});
    begin = end;
  }
  std::vector<AttributionSpan>& spans = document.attribution_spans;
  for (AttributionSpan& span : spans) {
    span.link_confidence = confidence_from(script);
    if (span.role == Role::source || script.byte() % 4U == 0) continue;
    // The next one of the kind that it seeks, from anywhere on.
    const Role sought = span.role == Role::content ? Role::cue : Role::source;
    const std::uint32_t from = script.below(spans.size());
    for (std::uint32_t i = 0; i < spans.size() && span.partner == no_id; ++i) {
      const auto candidate = static_cast<std::uint32_t>((from + i) % spans.size());
      if (spans[candidate].role == sought) span.partner = candidate;
    }
  }
}

}  // namespace
}  // namespace sayso::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sayso;
  static fuzz::Desk desk;
  fuzz::Script script(std::string_view(reinterpret_cast<const char*>(data), size));
  // Printable where the seeds are made by hand: the first byte says how long the script is.
  fuzz::Script spans(script.take(std::min<std::size_t>(script.byte(), fuzz::script_size)));
  desk.bench.calibration = {spans.byte() % 2U == 1, 0.5F, 1.3F};
  Result<ArticleStream> stream = ArticleStream::from_bytes(std::string(script.rest()), "article.txt");
  for (Input input; stream->next(input);)
    if (const Article* const article = std::get_if<Article>(&input))
      desk.read(*article, [&](Document& document) { fuzz::add_spans(document, spans); });
  return 0;
}
