#include "promises.hpp"

#include "base/utf8.hpp"
#include "stages/sentences/sentences.hpp"
#include "stages/statements/statements.hpp"
#include "stages/tokens/tokens.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>
#include <variant>

#include <unicode/uchar.h>

namespace sayso::fuzz {
namespace {

bool is_letter_or_digit(char32_t character) { return u_isalnum(static_cast<UChar32>(character)) != 0; }

// What may be read: letters, digits, signs of money and of mathematics, pictures; not what stands for a broken byte.
bool is_word(char32_t character) {
  const auto kind = u_charType(static_cast<UChar32>(character));
  return is_letter_or_digit(character) ||
         (character != utf8::replacement &&
          (kind == U_OTHER_SYMBOL || kind == U_CURRENCY_SYMBOL || kind == U_MATH_SYMBOL));
}

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

void check_span(std::string_view text, Span span, std::string_view promise) {
  expect(span.begin <= span.end && utf8::is_boundary(text, span.begin) && utf8::is_boundary(text, span.end),
         promise);
}

// Calls found(span) for each letter or digit.
template <class Found>
void each_letter(std::string_view text, Found&& found) {
  for (std::size_t offset = 0; offset < text.size();) {
    const utf8::CodePoint next = utf8::decode(text, offset);
    if (is_letter_or_digit(next.value))
      found(Span{static_cast<Offset>(offset), static_cast<Offset>(offset + next.size)});
    offset += next.size;
  }
}

void check_words_are_in_blocks(const Article& article) {
  std::size_t block = 0;
  each_letter(article.text, [&](Span letter) {
    while (block < article.blocks.size() && article.blocks[block].span.end <= letter.begin) ++block;
    expect(block < article.blocks.size() && article.blocks[block].span.contains(letter),
           "the blocks hold all words", article.text.substr(letter.begin, 40));
  });
}

}  // namespace

void expect(bool is_kept, std::string_view promise, std::string_view found) {
  if (is_kept) return;
  std::fprintf(stderr, "BROKEN PROMISE: %.*s", static_cast<int>(promise.size()), promise.data());
  if (!found.empty()) std::fprintf(stderr, ": %.*s", static_cast<int>(found.size()), found.data());
  std::fputc('\n', stderr);
  std::abort();
}

void check_error(const Error& error) {
  const std::string& message = error.message;
  expect(error.fault != Fault::internal, "input is never a fault of sayso", message);
  expect(message.size() > 20 && message.size() < 5000, "an error is a sentence of some length", message);
  expect(utf8::is_valid(message), "an error is valid UTF-8", message);
  expect(!has_control_character(message), "an error stands on one line", message);
  const char first = message.front();
  expect((first >= 'A' && first <= 'Z') || first == '"' || (first >= '0' && first <= '9'),
         "an error begins as a sentence does", message);
  expect(message.back() == '.', "an error ends as a sentence does", message);
}

void check_article(const Article& article) {
  const std::string_view text = article.text;
  expect(utf8::is_valid(text), "an article's text is valid UTF-8");
  bool has_word = false;
  for (std::size_t offset = 0; offset < text.size() && !has_word; offset += utf8::decode(text, offset).size)
    has_word = is_word(utf8::decode(text, offset).value);
  expect(has_word, "an article has a word", text);
  expect(!article.blocks.empty(), "an article has a block");
  for (const char c : text)
    expect(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t', "an article's text is clean");
  Offset end = 0;
  for (const Block& block : article.blocks) {
    expect(block.span.begin >= end, "blocks ascend and do not overlap");
    expect(!block.span.empty(), "no block is empty");
    check_span(text, block.span, "blocks lie on characters");
    end = block.span.end;
  }
  check_words_are_in_blocks(article);
  for (const Note& note : article.notes) {
    check_span(text, note.span, "notes lie on characters");
    expect(!note.what.empty() && utf8::is_valid(note.what), "a note says something");
  }
  const Source& source = article.source;
  for (const std::string& field :
       {source.path, source.outlet, source.url, source.title, source.byline, source.credit, source.dateline,
        source.published, source.fetched, source.language})
    expect(utf8::is_valid(field), "what is known of an article is valid UTF-8", field);
  expect(!source.path.empty(), "an article has a path");
  expect(source.sha256.size() == 64 &&
             source.sha256.find_first_not_of("0123456789abcdef") == std::string::npos,
         "an article has a SHA-256", source.sha256);
  for (const std::string& day : {source.published, source.fetched})
    expect(day.empty() || (day.size() >= 10 && day[4] == '-' && day[7] == '-'), "days are ISO 8601", day);
}

void check_document(const Document& document) {
  const std::string broken = broken_invariant(document);
  expect(broken.empty(), "invariants hold", broken);
  const Tokens& tokens = document.tokens;
  expect(tokens.block.size() == tokens.size() && tokens.sentence.size() == tokens.size(), "columns are full");
  const auto& blocks = document.article().blocks;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    expect(tokens.block[i] < blocks.size() && blocks[tokens.block[i]].span.contains(tokens.span[i]),
           "a token lies in its block");
    expect(tokens.sentence[i] < document.sentences.size() &&
               document.sentences[tokens.sentence[i]].contains(i),
           "a token lies in its sentence");
  }
  for (const TokenRange sentence : document.sentences)
    expect(tokens.block[sentence.begin] == tokens.block[sentence.end - 1], "no sentence crosses a block");
  std::uint32_t token = 0;
  std::size_t block = 0;
  each_letter(document.text(), [&](Span letter) {
    while (block < blocks.size() && blocks[block].span.end <= letter.begin) ++block;
    if (block == blocks.size() || !blocks[block].span.contains(letter)) return;
    while (token < tokens.size() && tokens.span[token].end <= letter.begin) ++token;
    expect(token < tokens.size() && tokens.span[token].contains(letter), "every letter is in a token",
           document.text().substr(letter.begin, 40));
  });
}

std::size_t Desk::read_all(std::string bytes, const std::string& name) {
  const std::size_t most = bytes.size() + 2;  // a loop without end would show as more than this
  Result<ArticleStream> stream = ArticleStream::from_bytes(std::move(bytes), name);
  expect(stream.has_value(), "a stream of bytes opens");
  std::size_t articles = 0, skipped = 0;
  for (Input input; stream->next(input);) {
    if (const Article* const article = std::get_if<Article>(&input)) {
      ++articles;
      read(*article);
    } else {
      ++skipped;
      const Skipped& what = std::get<Skipped>(input);
      check_error(what.error);
      expect(utf8::is_valid(what.path), "a path is valid UTF-8", what.path);
    }
    expect(articles + skipped <= most, "a stream ends");
  }
  return articles;
}

void Desk::read(const Article& article, const std::function<void(Document&)>& edit) {
  check_article(article);
  document_.begin(article);
  run_tokens(document_, bench);
  run_sentences(document_, bench);
  check_document(document_);
  if (edit) {
    edit(document_);
    check_document(document_);  // or the fuzzer itself is wrong
  }
  run_statements(document_, bench);
  check_document(document_);
  check_exports(document_, static_cast<std::uint32_t>(article.text.size()));
}

std::string as_utf8(std::string_view bytes) {
  std::string text;
  for (std::size_t offset = 0; offset < bytes.size();) {
    const utf8::CodePoint next = utf8::decode(bytes, offset);
    utf8::append(text, next.value);
    offset += next.size;
  }
  return text;
}

}  // namespace sayso::fuzz
