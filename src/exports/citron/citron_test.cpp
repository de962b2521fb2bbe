#include "base/utf8.hpp"
#include "exports/citron/citron.hpp"
#include "text/hand_made.hpp"

#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sayso {
namespace {

nlohmann::json read(const HandMade& made) {
  std::string out;
  write_citron(made.document, {.offsets = OffsetUnit::byte}, out);
  EXPECT_EQ(out.find('\n'), out.size() - 1);
  return nlohmann::json::parse(out);
}

TEST(Citron, HasTheNamesOfItsFormatAndCountsCodePoints) {
  HandMade made("“é 🙂,” Zoë said.");
  made.statement("Zoë", "said", {"“é 🙂,”"}, StatementKind::direct, 0.5F);
  EXPECT_EQ(read(made), nlohmann::json::parse(R"({
    "text": "“é 🙂,” Zoë said.",
    "quotes": [{
      "sources": [{"start": 7, "end": 10, "text": "Zoë"}],
      "coreferences": [],
      "cue": {"start": 11, "end": 15, "text": "said"},
      "contents": [{"start": 0, "end": 6, "text": "“é 🙂,”"}],
      "confidence": 0.5,
      "id": "s1"}]})"));
}

TEST(Citron, ReachesOverTheGapsOfACueInPieces) {
  HandMade made("Has he denied it?");
  made.statement("he", "", {"it"}).cue = made.pieces({"Has", "denied"});
  EXPECT_EQ(read(made)["quotes"][0]["cue"],
            nlohmann::json::parse(R"({"start": 0, "end": 13, "text": "Has he denied"})"));
}

TEST(Citron, KeepsAQuoteWithoutCueOrSource) {
  HandMade made("“No.”");
  made.statement("", "", {"“No.”"});
  const nlohmann::json quote = read(made)["quotes"][0];
  EXPECT_EQ(quote["cue"], nullptr);
  EXPECT_EQ(quote["sources"], nlohmann::json::array());
}

}  // namespace
}  // namespace sayso
