// Word pieces and windows of any text, even one that no door would let in (control characters are left as they are), over
// a small vocabulary and over that of models/english.sayso where it exists. Tokens are those of the stage `tokens`, and
// then others that nobody would cut: any ascending spans.
#include "base/utf8.hpp"
#include "model/pieces/windows.hpp"
#include "model_bytes.hpp"
#include "promises.hpp"
#include "stages/sentences/sentences.hpp"
#include "stages/tokens/tokens.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

namespace sayso::fuzz {
namespace {

// A vocabulary and the file that holds its words.
struct Words {
  ModelFile file;
  std::shared_ptr<const Vocabulary> vocabulary;
};

Words loaded(Result<ModelFile> file) {
  expect(file.has_value(), "the file opens", file ? "" : file.error().message);
  auto vocabulary = Vocabulary::load(*file);
  expect(vocabulary.has_value(), "the vocabulary loads");
  return {std::move(*file), std::move(*vocabulary)};
}

const std::vector<Words>& all_words() {
  static const std::vector<Words> words = [] {
    std::vector<Words> made;
    made.push_back(loaded(ModelFile::from_bytes(as_bytes(model_bytes(small_parts())), "small")));
    const std::string english = SAYSO_SOURCE_DIR "/models/english.sayso";
    if (std::filesystem::exists(english)) made.push_back(loaded(ModelFile::open(english)));
    return made;
  }();
  return words;
}

void check_pieces(std::string_view text, const Vocabulary& vocabulary, const Pieces& pieces) {
  const std::size_t count = pieces.size();
  expect(pieces.shapes.size() == count && pieces.begins.size() == count && pieces.ends.size() == count &&
             pieces.words.size() == count,
         "the columns of pieces are full");
  for (std::size_t i = 0; i < count; ++i) {
    expect(pieces.ids[i] >= 0 && static_cast<std::size_t>(pieces.ids[i]) < vocabulary.size(),
           "a piece is in the vocabulary");
    expect(pieces.shapes[i] < 6, "there are six shapes");
    expect(pieces.begins[i] < pieces.ends[i], "a piece stands for something");
    expect(utf8::is_boundary(text, pieces.begins[i]) && utf8::is_boundary(text, pieces.ends[i]),
           "pieces lie on characters");
    if (i == 0) continue;
    expect(pieces.begins[i - 1] <= pieces.begins[i] && pieces.ends[i - 1] <= pieces.ends[i], "pieces ascend");
    expect(pieces.words[i] - pieces.words[i - 1] <= 1, "words are counted one by one");
  }
}

void check_windows(std::span<const Span> tokens, std::span<const std::uint32_t> paragraph,
                   std::span<const std::uint32_t> sentence, const Vocabulary& vocabulary, Pieces& pieces) {
  match_tokens(tokens, pieces);
  expect(pieces.first.size() == tokens.size() && pieces.last.size() == tokens.size(),
         "every token is matched");
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    expect(pieces.first[i] <= pieces.last[i], "a token's pieces ascend");
    expect(pieces.last[i] < std::max<std::size_t>(pieces.size(), 1), "a token's pieces exist");
  }
  Windows windows;
  windows.cut(pieces, paragraph, sentence);
  std::uint32_t next = 0;
  WindowInputs inputs;
  for (const Window& window : windows.list()) {
    expect(window.fresh == next && window.begin <= window.fresh && window.fresh < window.end,
           "each token is new in one window");
    next = window.end;
    fill_window(window, pieces, paragraph, vocabulary, inputs);
    const std::size_t size = window.end - window.begin;
    expect(inputs.ids.size() <= window_size && inputs.ids.size() == inputs.shapes.size() &&
               !inputs.ids.empty(),
           "a window fits");
    expect(inputs.first.size() == size && inputs.last.size() == size && inputs.opens.size() == size,
           "a window has all its tokens");
    for (std::size_t i = 0; i < size; ++i)
      expect(inputs.first[i] <= inputs.last[i] && inputs.last[i] < inputs.ids.size(),
             "a token's pieces are in its window");
  }
  expect(next == tokens.size(), "the windows reach the end");
}

// The text between empty lines, as it is.
Article article_of(std::string text) {
  Article article;
  article.text = std::move(text);
  for (std::size_t begin = 0; begin < article.text.size();) {
    const std::size_t end = std::min(article.text.find("\n\n", begin), article.text.size());
    if (end > begin)
      article.blocks.push_back(
          {{static_cast<Offset>(begin), static_cast<Offset>(end)}, BlockKind::paragraph});
    begin = end + 2;
  }
  return article;
}

// Ascending spans on characters, and a paragraph and a sentence for each.
struct Cut {
  std::vector<Span> tokens;
  std::vector<std::uint32_t> paragraph, sentence;
};

Cut any_cut(std::string_view text, Script script) {
  Cut cut;
  std::uint32_t paragraph = 0, sentence = 0;
  for (std::size_t begin = 0; begin < text.size() && !script.is_at_end();) {
    const std::uint8_t how = script.byte();
    begin = utf8::boundary_before(text, std::min<std::size_t>(begin + how % 4U, text.size()));
    std::size_t end = utf8::boundary_before(text, std::min<std::size_t>(begin + 1 + how / 16U, text.size()));
    if (end <= begin) end = begin + utf8::decode(text, begin).size;
    if (begin >= text.size()) break;
    paragraph += how % 32U == 0 ? 1 : 0;
    sentence += how % 16U == 0 ? 1 : 0;
    cut.tokens.push_back({static_cast<Offset>(begin), static_cast<Offset>(end)});
    cut.paragraph.push_back(paragraph);
    cut.sentence.push_back(sentence);
    begin = end;
  }
  return cut;
}

void read(std::string_view bytes) {
  const Article article = article_of(as_utf8(bytes));
  Document document;
  document.begin(article);
  tokens::cut_into_tokens(document);
  sentences::cut_into_sentences(document);
  check_document(document);
  const Cut cut = any_cut(article.text, Script(bytes));
  std::vector<Span> parts;
  for (const Block& block : article.blocks) parts.push_back(block.span);
  Pieces pieces;
  for (const Words& words : all_words()) {
    const Vocabulary& vocabulary = *words.vocabulary;
    for (const bool is_whole : {true, false}) {
      is_whole ? read_pieces(article.text, vocabulary, pieces)
               : read_pieces(article.text, parts, vocabulary, pieces);
      check_pieces(article.text, vocabulary, pieces);
      check_windows(document.tokens.span, document.tokens.block, document.tokens.sentence, vocabulary,
                    pieces);
      check_windows(cut.tokens, cut.paragraph, cut.sentence, vocabulary, pieces);
    }
  }
}

}  // namespace
}  // namespace sayso::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sayso::fuzz::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
