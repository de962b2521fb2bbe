#include "base/utf8.hpp"
#include "exports/brat/brat.hpp"
#include "text/hand_made.hpp"

#include <regex>
#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

std::string annotations_of(const HandMade& made, const ExportContext& context = {}) {
  std::string out;
  write_brat(made.document, context, out);
  return out;
}

TEST(Brat, MakesAnEventOfAStatementWithACue) {
  HandMade made("“🙂 We counted,” said Olga, “and stopped.”");
  made.statement("Olga", "said", {"“🙂 We counted,”", "“and stopped.”"}, StatementKind::direct, 0.96F);
  EXPECT_EQ(annotations_of(made), "T1\tSource 21 25\tOlga\n"
                                  "T2\tCue 16 20\tsaid\n"
                                  "T3\tContent 0 15;27 41\t“🙂 We counted,” “and stopped.”\n"
                                  "E1\tCue:T2 Source:T1 Content:T3\n"
                                  "A1\tKind E1 direct\n"
                                  "#1\tAnnotatorNotes E1\tconfidence 0.96\n");
}

TEST(Brat, JoinsSourceAndContentWhereThereIsNoCue) {
  HandMade made("NOVAK “No.”");
  made.statement("NOVAK", "", {"“No.”"}, StatementKind::direct);
  EXPECT_EQ(annotations_of(made), "T1\tSource 0 5\tNOVAK\n"
                                  "T2\tContent 6 11\t“No.”\n"
                                  "R1\tSaid Arg1:T1 Arg2:T2\n"
                                  "A1\tKind T2 direct\n"
                                  "#1\tAnnotatorNotes T2\tconfidence 0.90\n");
}

TEST(Brat, KeepsAContentThatStandsAlone) {
  HandMade made("“No.”");
  made.statement("", "", {"“No.”"}, StatementKind::direct);
  EXPECT_EQ(annotations_of(made), "T1\tContent 0 5\t“No.”\n"
                                  "A1\tKind T1 direct\n"
                                  "#1\tAnnotatorNotes T1\tconfidence 0.90\n");
}

TEST(Brat, WritesWhatTwoStatementsShareOnce) {
  HandMade made("He said a and b.");
  made.statement("He", "said", {"a"});
  made.statement("He", "said", {"b"});
  const std::string written = annotations_of(made);
  EXPECT_NE(written.find("E2\tCue:T2 Source:T1 Content:T4\n"), std::string::npos) << written;
}

TEST(Brat, DividesAPieceAtALineBreak) {
  HandMade made("He said “one\n\n two\ttabs \xE2\x80\xA8three”.");
  made.statement("He", "said", {"“one\n\n two\ttabs \xE2\x80\xA8three”"});
  EXPECT_NE(annotations_of(made).find("Content 8 12;15 18;19 23;25 31\t“one two tabs three”\n"),
            std::string::npos)
      << annotations_of(made);
}

TEST(Brat, SaysWhyInTheRemark) {
  HandMade made("A said b.");
  made.statement("A", "said", {"b"}).by = made.document.add_words("attribution head");
  EXPECT_NE(annotations_of(made, {.why = true}).find("\tconfidence 0.90; attribution head\n"),
            std::string::npos);
}

// As brat checks a file: the words of each annotation are those of the text, its fragments joined by a space.
TEST(Brat, GivesTheWordsThatStandInTheText) {
  HandMade made("Überall “regnet\nes 🙂”, sagt Zoë; «nein», sagt Åsa.");
  made.statement("Zoë", "sagt", {"“regnet\nes 🙂”"});
  made.statement("Åsa", "«nein», |sagt", {"«nein»"});
  const std::string written = annotations_of(made);
  const OffsetMap map(made.article.text, OffsetUnit::codepoint);
  const std::regex line("T\\d+\t\\w+ ([^\t]*)\t([^\n]*)\n");
  int checked = 0;
  for (std::sregex_iterator match(written.begin(), written.end(), line), end; match != end;
       ++match, ++checked) {
    std::string words;
    const std::string places = (*match)[1];
    const std::regex place("(\\d+) (\\d+)");
    for (std::sregex_iterator piece(places.begin(), places.end(), place); piece != end; ++piece) {
      const Span units{static_cast<Offset>(std::stoul((*piece)[1])),
                       static_cast<Offset>(std::stoul((*piece)[2]))};
      words += (words.empty() ? "" : " ") + std::string(made.article.slice(map.to_bytes(units)));
    }
    EXPECT_EQ(words, (*match)[2]);
  }
  EXPECT_EQ(checked, 6);
}

}  // namespace
}  // namespace sayso
