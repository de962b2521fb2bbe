// The engine against the Python side, on texts whose pieces were written down by tests/python/pieces_fixture.py.
#include "base/utf8.hpp"
#include "model/file/hand_made.hpp"
#include "model/pieces/windows.hpp"

#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sayso {
namespace {

using Json = nlohmann::json;
using Numbers = std::vector<std::uint32_t>;

// Pieces keep their numbers; lines between them hold what no text can match.
std::string vocabulary_text(const Json& head) {
  std::vector<std::string> lines(head["size"].get<std::size_t>());
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i] = "[none" + std::to_string(i) + "]";
  for (const auto& [piece, number] : head["vocabulary"].items()) lines[number.get<std::size_t>()] = piece;
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

template <class Column>
Numbers numbers_of(const Column& column) {
  Numbers numbers;
  for (const auto value : column) numbers.push_back(static_cast<std::uint32_t>(value));
  return numbers;
}

Numbers code_points_of(const std::vector<Offset>& offsets, const OffsetMap& map) {
  Numbers numbers;
  for (const Offset offset : offsets) numbers.push_back(map.from_byte(offset));
  return numbers;
}

void expect_window(const Json& wanted, const Window& window, const WindowInputs& inputs) {
  EXPECT_EQ((Numbers{window.begin, window.fresh, window.end}), wanted["range"].get<Numbers>());
  EXPECT_EQ(inputs.first, wanted["first"].get<Numbers>());
  EXPECT_EQ(inputs.last, wanted["last"].get<Numbers>());
  if (!wanted.contains("ids")) return;
  EXPECT_EQ(numbers_of(inputs.ids), wanted["ids"].get<Numbers>());
  EXPECT_EQ(numbers_of(inputs.shapes), wanted["shapes"].get<Numbers>());
}

void expect_same(const Json& wanted, const Vocabulary& vocabulary, Pieces& pieces, Windows& windows) {
  SCOPED_TRACE(wanted["name"].get<std::string>());
  const auto text = wanted["text"].get<std::string>();
  const OffsetMap map(text, OffsetUnit::codepoint);
  std::vector<Span> tokens;
  for (const auto& token : wanted["tokens"]) tokens.push_back({map.to_byte(token[0]), map.to_byte(token[1])});
  const auto paragraph = wanted["paragraph"].get<Numbers>();
  read_pieces(text, vocabulary, pieces);
  match_tokens(tokens, pieces);
  EXPECT_EQ(numbers_of(pieces.ids), wanted["ids"].get<Numbers>());
  EXPECT_EQ(numbers_of(pieces.shapes), wanted["shapes"].get<Numbers>());
  EXPECT_EQ(code_points_of(pieces.begins, map), wanted["begins"].get<Numbers>());
  EXPECT_EQ(code_points_of(pieces.ends, map), wanted["ends"].get<Numbers>());
  EXPECT_EQ(pieces.first, wanted["first"].get<Numbers>());
  EXPECT_EQ(pieces.last, wanted["last"].get<Numbers>());
  windows.cut(pieces, paragraph, wanted["sentence"].get<Numbers>());
  ASSERT_EQ(windows.size(), wanted["windows"].size());
  WindowInputs inputs;
  for (std::size_t i = 0; i < windows.size(); ++i) {
    fill_window(windows[i], pieces, paragraph, vocabulary, inputs);
    expect_window(wanted["windows"][i], windows[i], inputs);
  }
}

TEST(PiecesFixture, IsReadAsThePythonSideReadsIt) {
  std::ifstream lines(std::string(SAYSO_SOURCE_DIR) + "/src/model/pieces/testdata/pieces.jsonl");
  std::string line;
  ASSERT_TRUE(std::getline(lines, line));
  HandMadeFile made;
  made.add_text("vocabulary", vocabulary_text(Json::parse(line)));
  const auto file = ModelFile::from_bytes(made.bytes());
  ASSERT_TRUE(file) << file.error().message;
  const auto vocabulary = Vocabulary::load(*file);
  ASSERT_TRUE(vocabulary) << vocabulary.error().message;
  Pieces pieces;
  Windows windows;
  std::size_t texts = 0;
  for (; std::getline(lines, line); ++texts) expect_same(Json::parse(line), **vocabulary, pieces, windows);
  EXPECT_GT(texts, 250U);
}

}  // namespace
}  // namespace sayso
