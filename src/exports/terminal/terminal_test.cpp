#include "exports/terminal/columns.hpp"
#include "exports/terminal/terminal.hpp"
#include "text/hand_made.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

// An invented article with what a page must cope with: a quotation over two paragraphs, a source in another one, a long
// address, wide characters, a statement without cue and one without speaker.
class Story : public HandMade {
 public:
  Story() : HandMade(story_text) {
    article.source.title = "Council Puts Off Its Vote on the Harbour Wall of Ostrava-on-Sea";
    article.source.outlet = "Harbour Examiner";
    article.source.published = "2025-04-10T06:00:00Z";
    article.source.byline = "By Ann Lee";
    article.notes.push_back({"the text was windows-1252 and is UTF-8 now", {}});
    using enum StatementKind;
    statement("Mira Tolvan, the town's engineer", "warned",
              {"that the old wall “will not stand another winter”"}, mixed, 0.93F);
    statement("Tolvan", "wall,” |said",
              {"“We have looked at every stone of this wall,”",
               "“and I would not put my hand\n\n“I am not alone with that.”"},
              direct, 0.974F)
        .by = document.add_words("attribution head; rule: quotation goes on in the next paragraph");
    statement("officials", "according to", {"The works would cost 4.3 million euros"}, indirect, 0.88F);
    statement("", "It is understood", {"that 東京湾岸開発公団 (Tokyo Bay Development) has offered to pay"},
              indirect, 0.46F);
    statement("", "", {"“the plug,”"}, direct, 0.31F);
    document.notes.push_back({"unpaired quotation mark", find("“The rest is on")});
  }

 private:
  static constexpr std::string_view story_text =
      "Council Puts Off Its Vote on the Harbour Wall of Ostrava-on-Sea\n\n"
      "Mira Tolvan, the town's engineer, warned on Tuesday that the old wall “will not stand another "
      "winter”.\n\n"
      "“We have looked at every stone of this wall,” said Tolvan, “and I would not put my hand\n\n"
      "“I am not alone with that.”\n\n"
      "The works would cost 4.3 million euros, according to officials. It is understood that "
      "東京湾岸開発公団 "
      "(Tokyo Bay Development) has offered to pay.\n\n"
      "The wall, known as “the plug,” was built in 1911. “The rest is on "
      "https://www.example.org/harbour/wall/report-of-the-engineer-2025.html\n";
};

std::string page_of(const HandMade& made, const ExportContext& context) {
  std::string out;
  write_terminal(made.document, context, out);
  return out;
}

// Compares with the page that is kept; SAYSO_ACCEPT=1 keeps this one instead.
void expect_page(const std::string& name, const std::string& page) {
  const std::string path = std::string(SAYSO_SOURCE_DIR "/src/exports/terminal/pages/") + name;
  if (std::getenv("SAYSO_ACCEPT") != nullptr) std::ofstream(path, std::ios::binary) << page;
  std::ifstream in(path, std::ios::binary);
  ASSERT_TRUE(in) << path;
  const std::string kept{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  EXPECT_EQ(page, kept)
      << "If the new page is right, run the test with SAYSO_ACCEPT=1 and look at the difference.";
}

std::uint32_t widest_line(const std::string& page) {
  std::uint32_t widest = 0;
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    widest = std::max(widest, columns_in(line));
    EXPECT_FALSE(line.ends_with(' ')) << line;
  }
  return widest;
}

TEST(Terminal, NamesTheStatementAround) {
  HandMade made("Ann said Bo told us that it rained.");
  made.statement("Ann", "said", {"Bo told us that it rained"});
  made.statement("Bo", "told", {"that it rained"}, StatementKind::indirect, 0.8F).within = 0;
  const std::string page = page_of(made, {.model = "m", .width = 80});
  EXPECT_NE(page.find("  in 1 ·\u00A0indirect 80%\n"), std::string::npos) << page;
  // Where there is no room, the number gives way.
  EXPECT_EQ(page_of(made, {.model = "m", .width = 30}).find("in 1 ·"), std::string::npos);
}

TEST(Terminal, PageIsAsItWasAndNoWiderThanTheTerminal) {
  const Story story;
  for (const std::uint32_t width : {40U, 80U, 120U}) {
    const std::string page = page_of(story, {.width = width});
    expect_page("width_" + std::to_string(width) + ".txt", page);
    EXPECT_LE(widest_line(page), width);
  }
}

TEST(Terminal, ShowsTheOutletsOwnStatementsAsItsOwn) {
  HandMade made("Fire killed 43 people.\n\nIt is out, Zoë said.");
  made.statement("Zoë", "said", {"It is out"});
  made.statement("", "", {"Fire killed 43 people"}).voice = Voice::outlet;
  const std::string nameless = page_of(made, {.width = 80});
  EXPECT_NE(nameless.find(" 1  in the outlet's own voice"), std::string::npos) << nameless;
  EXPECT_NE(nameless.find(" 2  Zoë"), std::string::npos) << nameless;
  EXPECT_NE(nameless.find("1 indirect, 1 of the outlet's own"), std::string::npos) << nameless;
  EXPECT_EQ(nameless.find("without a speaker"), std::string::npos) << nameless;
  made.article.source.outlet = "Tarvik Post";
  const std::string named = page_of(made, {.width = 80});
  EXPECT_NE(named.find("Tarvik Post · in its own voice"), std::string::npos) << named;
}

TEST(Terminal, PageIsNeverWiderThanTheTerminal) {
  const Story story;
  for (std::uint32_t width = 24; width < 130; ++width)
    EXPECT_LE(widest_line(page_of(story, {.width = width, .why = true})), width);
}

TEST(Terminal, PageInColourHasTheSameWords) {
  const Story story;
  const std::string page = page_of(story, {.width = 80, .colour = true, .why = true});
  expect_page("colour_80.ansi", page);
  std::string plain;
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (page[i] == '\x1b') {
      i = page.find('m', i);
    } else {
      plain.push_back(page[i]);
    }
  }
  EXPECT_EQ(plain, page_of(story, {.width = 80, .why = true}));
}

TEST(Terminal, PageNamesASpeakerWithoutTheCommaBehind) {
  HandMade made("Novak, the mayor, said no.");
  made.statement("Novak, the mayor,", "said", {"no"});
  EXPECT_NE(page_of(made, {}).find("\n 1  Novak, the mayor · said  "), std::string::npos)
      << page_of(made, {});
}

TEST(Terminal, PageTellsActsAndWhatDecidedThem) {
  HandMade made("Novak might deny it.");
  made.statement("Novak", "might deny", {"it"});
  StatementAct act;
  act.act = Act::deny;
  act.realis = Realis::hypothetical;
  act.by = made.document.add_words("cues.txt:7 \"deny\"");
  made.document.acts.push_back(act);
  const std::string page = page_of(made, {.width = 80, .why = true});
  EXPECT_NE(page.find("hypothetical deny ·"), std::string::npos) << page;
  EXPECT_NE(page.find("act: cues.txt:7 \"deny\""), std::string::npos) << page;
}

TEST(Terminal, PageTellsFirmnessOnlyWhereItIsNotPlain) {
  HandMade made("Rain may come, Novak said. It may not, she denied.");
  made.statement("Novak", "said", {"Rain may come"});
  made.statement("she", "denied", {"It may not"});
  StatementFirmness judged;
  EXPECT_EQ(page_of(made, {.width = 80}).find("possible"), std::string::npos);
  judged.firmness = Firmness::possible;
  judged.by = made.document.add_words("possible by \"with may\"");
  judged.evidence = made.pieces({"may"});
  made.document.firmness.push_back(judged);
  judged = {};
  judged.is_negative = true;
  made.document.firmness.push_back(judged);
  StatementAct act;
  made.document.acts.push_back(act);
  made.document.acts.push_back(act);
  const std::string page = page_of(made, {.width = 80, .why = true});
  EXPECT_NE(page.find("possible ·"), std::string::npos) << page;
  EXPECT_NE(page.find("not so ·"), std::string::npos) << page;
  EXPECT_NE(page.find("firmness: possible by \"with may\": “may”"), std::string::npos) << page;
  made.document.acts[1].act = Act::deny;
  EXPECT_EQ(page_of(made, {.width = 80}).find("not so"), std::string::npos) << "a denial says it already";
}

TEST(Terminal, PageWithoutTitleBearsTheArticlesPath) {
  HandMade made("Rain.");
  made.article.source.path = "news.jsonl:12";
  made.article.source.published = "in May";
  EXPECT_EQ(page_of(made, {.width = 24}), "news.jsonl:12\n"
                                          "in May\n"
                                          "────────────────────────\n"
                                          "\n"
                                          "No statement was found\n"
                                          "in 1 word.\n");
}

}  // namespace
}  // namespace sayso
