#include "stages/sentences/sentences.hpp"

#include "stages/sentences/cutter.hpp"

namespace sayso {

namespace sentences {

void cut_into_sentences(Document& document) {
  const std::uint32_t size = document.tokens.size();
  document.sentences.clear();
  document.tokens.sentence.clear();
  document.tokens.sentence.reserve(size);
  for (std::uint32_t begin = 0; begin < size;) {
    std::uint32_t end = begin;
    while (end < size && document.tokens.block[end] == document.tokens.block[begin]) ++end;
    Cutter cutter(document, {begin, end});
    while (begin < end) {
      const std::uint32_t stop = cutter.end_of_sentence(begin);
      document.tokens.sentence.resize(stop, static_cast<std::uint32_t>(document.sentences.size()));
      document.sentences.push_back({begin, stop});
      begin = stop;
    }
  }
}

}  // namespace sentences

void run_sentences(Document& document, Workbench& /*bench*/) { sentences::cut_into_sentences(document); }

}  // namespace sayso
