// A reading made by hand, for the tests of the links: a text whose first paragraph is the title, and statements, speakers and places
// given as words that stand in it.
//
//   HandMadeReading made("Rain.\n\nIt stopped, Novak said in a statement.", "2024-11-06", "Tarvik Post");
//   made.says("Novak", "said in a statement", "It stopped", StatementKind::indirect).medium = Medium::statement;
//
// Odd case: words that do not stand in the text fail the test, and are given as an empty span.
#pragma once

#include "record/reading.hpp"
#include "text/values.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

namespace sayso {

struct HandMadeReading {
  explicit HandMadeReading(std::string text, std::string published = {}, std::string outlet = {}) {
    reading.article.text = std::move(text);
    const std::string& words = reading.article.text;
    for (std::size_t begin = 0; begin < words.size();) {
      const std::size_t end = std::min(words.find("\n\n", begin), words.size());
      const bool is_title = begin == 0 && end < words.size();
      reading.article.blocks.push_back({{static_cast<Offset>(begin), static_cast<Offset>(end)},
                                        is_title ? BlockKind::title : BlockKind::paragraph});
      if (is_title) reading.article.source.title = words.substr(0, end);
      begin = end == words.size() ? end : end + 2;
    }
    reading.article.source.published = std::move(published);
    reading.article.source.outlet = std::move(outlet);
    reading.id = article_id(reading.article);
  }

  Span find(std::string_view words) const {
    const std::size_t begin = reading.article.text.find(words);
    EXPECT_NE(begin, std::string::npos) << words;
    if (begin == std::string::npos) return {};
    return {static_cast<Offset>(begin), static_cast<Offset>(begin + words.size())};
  }

  Reading::Statement& says(std::string_view source, std::string_view cue, std::string_view content,
                           StatementKind kind = StatementKind::direct) {
    Reading::Statement made;
    made.kind = kind;
    if (!source.empty()) made.source.push_back(find(source));
    if (!cue.empty()) made.cue.push_back(find(cue));
    made.content.push_back(find(content));
    made.speakers.push_back(speaker(source, SpeakerType::person));
    reading.statements.push_back(std::move(made));
    return reading.statements.back();
  }

  std::uint32_t speaker(std::string_view name, SpeakerType type) {
    for (std::uint32_t i = 0; i < reading.speakers.size(); ++i) {
      if (reading.speakers[i].name == name) return i;
    }
    Reading::Speaker& made = reading.speakers.emplace_back();
    made.name = name;
    made.type = type;
    made.is_named = true;
    return static_cast<std::uint32_t>(reading.speakers.size() - 1);
  }

  Reading reading;
};

}  // namespace sayso
