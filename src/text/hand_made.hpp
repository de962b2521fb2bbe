// A document made by hand, for the tests of formats: an article's text, and statements whose pieces are given as words
// that stand in it. The words are looked for from the beginning of the text, or behind the mark "|" put before them by
// giving the text in front: "checking it| said" is the " said" after "checking it".
//
//   HandMade made("Rain.\n\nIt stopped, Novak said.");
//   made.statement("Novak", "said", {"It stopped"}, StatementKind::indirect, 0.93F);
//   write_json(made.document, {}, out);
//
// Odd case: words that do not stand in the text fail the test that asked for them, and are given as an empty span.
#pragma once

#include "sayso/document.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {

struct HandMade {
  explicit HandMade(std::string_view text) {
    article.text = text;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find("\n\n", begin), text.size());
      const bool is_title = begin == 0 && end < text.size();
      article.blocks.push_back(
          {{offset(begin), offset(end)}, is_title ? BlockKind::title : BlockKind::paragraph});
      begin = end == text.size() ? end : end + 2;
    }
    document.begin(article);
    for (std::uint32_t block = 0; block < article.blocks.size(); ++block) add_tokens(block);
  }
  HandMade(const HandMade&) = delete;
  HandMade& operator=(const HandMade&) = delete;

  Span find(std::string_view words) const {
    const std::size_t bar = words.find('|');
    std::size_t from = 0;
    if (bar != std::string_view::npos) {
      from = article.text.find(words.substr(0, bar));
      EXPECT_NE(from, std::string::npos) << words;
      if (from == std::string::npos) return {};
      from += bar;
      words.remove_prefix(bar + 1);
    }
    const std::size_t begin = article.text.find(words, from);
    EXPECT_NE(begin, std::string::npos) << words;
    if (begin == std::string::npos) return {};
    return {offset(begin), offset(begin + words.size())};
  }

  Slice<Span> pieces(std::initializer_list<std::string_view> list) {
    std::vector<Span> spans;
    for (const std::string_view words : list) spans.push_back(find(words));
    return document.add_spans(spans);
  }

  // An empty source or cue is one that the statement lacks.
  Statement& statement(std::string_view source, std::string_view cue,
                       std::initializer_list<std::string_view> content,
                       StatementKind kind = StatementKind::indirect, float confidence = 0.9F) {
    Statement made;
    if (!source.empty()) made.source = pieces({source});
    if (!cue.empty()) made.cue = pieces({cue});
    made.content = pieces(content);
    made.kind = kind;
    made.confidence = confidence;
    document.statements.push_back(made);
    return document.statements.back();
  }

  Article article;
  Document document;

 private:
  static Offset offset(std::size_t value) { return static_cast<Offset>(value); }

  // Words and marks between white space: enough to count words.
  void add_tokens(std::uint32_t block) {
    const Span span = article.blocks[block].span;
    for (std::size_t begin = span.begin; begin < span.end;) {
      const std::size_t end = std::min(std::size_t{span.end}, article.text.find_first_of(" \n", begin));
      if (end > begin) {
        document.tokens.span.push_back({offset(begin), offset(end)});
        document.tokens.block.push_back(block);
      }
      begin = end + 1;
    }
  }
};

}  // namespace sayso
