// An article: one version of one published text, as the doors (inputs) hand it on. Its text is valid UTF-8 and never
// changes again; blocks tell how it is laid out, in order and without overlap, and every word of the body is in one.
//
//   article.text == "Rain stops\n\nBy Ann Lee\n\nIt stopped."   blocks: title, byline, paragraph
//
// Odd case: a text without a title has no title block; source.title may still be known from elsewhere (a JSON key).
#pragma once

#include "sayso/span.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

enum class BlockKind : std::uint8_t { title, byline, date, paragraph, quote, caption, list, credit };

struct Block {
  Span span;  // without the white space around it
  BlockKind kind = BlockKind::paragraph;

  friend bool operator==(const Block&, const Block&) = default;
};

// Where an article comes from. What is not known is empty.
struct Source {
  std::string
      path;  // as the article was named by whoever handed it in ("news.jsonl:12" for a line of a file)
  std::string outlet, url, title, byline;
  std::string credit;     // the wire agency it names
  std::string dateline;   // "TARVIK, Nov. 6"
  std::string published;  // ISO 8601: a day or an instant
  std::string fetched;
  std::string language;  // "en"
  std::string sha256;    // of the text, 64 hex digits

  friend bool operator==(const Source&, const Source&) = default;
};

// Something the reader of the output should know: what was odd, and where.
struct Note {
  std::string what;
  Span span;

  friend bool operator==(const Note&, const Note&) = default;
};

struct Article {
  std::string text;
  std::vector<Block> blocks;
  Source source;
  std::vector<Note> notes;  // made at the door: a charset converted, a broken byte replaced

  std::string_view slice(Span span) const { return std::string_view(text).substr(span.begin, span.size()); }
};

}  // namespace sayso
