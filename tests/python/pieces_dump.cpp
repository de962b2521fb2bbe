// What the engine makes of texts on their way to the encoder, as JSON lines, for pieces_agree.py to compare with the
// Python side. The first argument is a model file (only its vocabulary is used); each line of standard input is one text:
//
//   {"text": "Rain, he said.", "tokens": [[0, 4], …], "paragraph": [0, …], "sentence": [0, …]}
//
// with offsets in code points and a paragraph's and a sentence's number for each token. With --time the texts are read
// again and again for a while instead, and the words read in a second are printed.
#include "base/utf8.hpp"
#include "model/pieces/windows.hpp"

#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace {

using sayso::OffsetMap;
using sayso::Pieces;
using sayso::Span;

std::vector<std::uint32_t> to_code_points(const std::vector<sayso::Offset>& offsets, const OffsetMap& map) {
  std::vector<std::uint32_t> moved;
  for (const sayso::Offset offset : offsets) moved.push_back(map.from_byte(offset));
  return moved;
}

nlohmann::json answer(const nlohmann::json& question, const sayso::Vocabulary& vocabulary, Pieces& pieces) {
  const auto text = question["text"].get<std::string>();
  const OffsetMap map(text, sayso::OffsetUnit::codepoint);
  std::vector<Span> tokens;
  for (const auto& token : question["tokens"])
    tokens.push_back({map.to_byte(token[0]), map.to_byte(token[1])});
  const auto paragraph = question["paragraph"].get<std::vector<std::uint32_t>>();
  const auto sentence = question["sentence"].get<std::vector<std::uint32_t>>();
  read_pieces(text, vocabulary, pieces);
  match_tokens(tokens, pieces);
  sayso::Windows windows;
  windows.cut(pieces, paragraph, sentence);
  nlohmann::json found = {{"ids", pieces.ids},
                          {"shapes", pieces.shapes},
                          {"begins", to_code_points(pieces.begins, map)},
                          {"ends", to_code_points(pieces.ends, map)},
                          {"first", pieces.first},
                          {"last", pieces.last},
                          {"windows", nlohmann::json::array()}};
  sayso::WindowInputs inputs;
  for (const sayso::Window& window : windows.list()) {
    fill_window(window, pieces, paragraph, vocabulary, inputs);
    found["windows"].push_back({{"range", {window.begin, window.fresh, window.end}},
                                {"ids", inputs.ids},
                                {"shapes", inputs.shapes},
                                {"first", inputs.first},
                                {"last", inputs.last}});
  }
  return found;
}

void measure(const std::vector<std::string>& texts, const sayso::Vocabulary& vocabulary, Pieces& pieces) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  std::size_t words = 0, bytes = 0, count = 0;
  std::chrono::duration<double> passed{};
  while (passed.count() < 3) {
    for (const std::string& text : texts) {
      read_pieces(text, vocabulary, pieces);
      words += pieces.words.empty() ? 0 : pieces.words.back() + 1U;
      count += pieces.size();
      bytes += text.size();
    }
    passed = Clock::now() - begin;
  }
  const auto each_second = [&](std::size_t all) {
    return static_cast<double>(all) / passed.count() / 1e6;
  };
  std::printf("%.2f million words, %.2f million pieces, %.1f MB each second\n", each_second(words),
              each_second(count), each_second(bytes));
}

int run(int count, char** arguments) {
  const auto file = sayso::ModelFile::open(count > 1 ? arguments[1] : "");
  if (!file) {
    std::cerr << file.error().message << '\n';
    return 1;
  }
  const auto vocabulary = sayso::Vocabulary::load(*file);
  if (!vocabulary) {
    std::cerr << vocabulary.error().message << '\n';
    return 1;
  }
  const bool measures = count > 2 && std::string(arguments[2]) == "--time";
  std::vector<std::string> texts;
  Pieces pieces;
  for (std::string line; std::getline(std::cin, line);) {
    const auto question = nlohmann::json::parse(line);
    if (measures) {
      texts.push_back(question["text"].get<std::string>());
    } else {
      std::cout << answer(question, **vocabulary, pieces).dump() << '\n';
    }
  }
  if (measures) measure(texts, **vocabulary, pieces);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run(count, arguments);
  } catch (const std::exception& exception) {
    std::cerr << "pieces_dump: " << exception.what() << '\n';
    return 1;
  }
}
