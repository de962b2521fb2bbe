#include "base/utf8.hpp"
#include "inputs/jsonl/fields.hpp"
#include "inputs/jsonl/jsonl.hpp"
#include "inputs/jsonl/mend.hpp"
#include "inputs/jsonl/pieces.hpp"
#include "inputs/read_in_tests.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

using namespace std::string_literals;

// The only article of one line.
Article article_in(std::string json) {
  Everything all = everything_in_bytes(std::move(json), "news.jsonl");
  EXPECT_EQ(all.order, "a") << (all.skipped.empty() ? "" : all.skipped[0].error.message);
  return all.order == "a" ? std::move(all.articles[0]) : Article();
}

std::string refusal_of(std::string json, std::string name = "news.jsonl") {
  const Everything all = everything_in_bytes(std::move(json), std::move(name));
  return all.order == "s" ? all.skipped[0].error.message : "order " + all.order;
}

TEST(Jsonl, PutsTheTitleBeforeTheText) {
  const Article article = article_in(R"({"title": "Rain\n stops", "text": "It stopped.\n\nThen it began."})");
  EXPECT_EQ(article.text, "Rain stops\n\nIt stopped.\n\nThen it began.");
  ASSERT_EQ(article.blocks.size(), 3U);
  EXPECT_EQ(article.blocks[0].kind, BlockKind::title);
  EXPECT_EQ(article.slice(article.blocks[1].span), "It stopped.");
  EXPECT_EQ(article.source.title, "Rain stops");
  EXPECT_EQ(article.source.path, "news.jsonl:1");
  EXPECT_EQ(article.source.language, "en");
  EXPECT_EQ(article.source.sha256.size(), 64U);
}

TEST(Jsonl, LeavesATitleThatTheTextHas) {
  const Article article = article_in(
      R"({"title": "\"Rain\" Stops", "text": "“Rain” stops.\nXinhua | Updated: 2017-09-15 17:52\nBEIJING -- It did."})");
  EXPECT_TRUE(article.text.starts_with("“Rain” stops.\nXinhua"));
  ASSERT_EQ(article.blocks.size(), 3U);
  EXPECT_EQ(article.blocks[0].kind, BlockKind::title);
  EXPECT_EQ(article.blocks[1].kind, BlockKind::date);
  EXPECT_EQ(article.source.credit, "Xinhua");
  EXPECT_EQ(article.source.published, "2017-09-15T17:52");
}

TEST(Jsonl, ReadsATextWithoutATitleAsATextIsRead) {
  const Article article = article_in(R"({"content": "Rain stops\nBy Ann Lee\n\nIt stopped."})");
  EXPECT_EQ(article.source.title, "Rain stops");
  EXPECT_EQ(article.source.byline, "Ann Lee");
}

TEST(Jsonl, KnowsNewsPlease) {
  const Article article = article_in(
      R"({"authors": ["Ann Lee", "Bob Kay"], "date_download": "2017-09-16 10:00:00", "date_publish": "2017-09-15T00:00:00", )"
      R"("description": "x", "language": "en", "maintext": "It stopped.", "source_domain": "www.example.org", )"
      R"("title": "Rain stops", "url": "https://example.org/rain", "image_url": null})");
  EXPECT_EQ(article.source.byline, "Ann Lee, Bob Kay");
  EXPECT_EQ(article.source.published, "2017-09-15");
  EXPECT_EQ(article.source.fetched, "2017-09-16T10:00:00");
  EXPECT_EQ(article.source.outlet, "www.example.org");
  EXPECT_EQ(article.source.url, "https://example.org/rain");
}

TEST(Jsonl, KnowsNinjs) {
  const Article article = article_in(
      R"({"uri": "urn:newsml:nwa:1", "type": "text", "versioncreated": "2024-11-06T14:05:00+01:00", "language": "en-GB", )"
      R"("headlines": [{"role": "sub", "value": "In Halm"}, {"role": "main", "value": "Rain stops"}], )"
      R"("bodies": [{"role": "main", "contenttype": "application/xhtml+xml", "value": "<p>It stopped.</p>"}, )"
      R"({"role": "main", "contenttype": "text/plain", "value": "It stopped.\n\nThen it began."}], )"
      R"("byline": "By Ann Lee", "infosource": [{"name": "The Associated Press"}]})");
  EXPECT_EQ(article.text, "Rain stops\n\nIt stopped.\n\nThen it began.");
  EXPECT_EQ(article.source.byline, "Ann Lee");
  EXPECT_EQ(article.source.credit, "AP");
  EXPECT_EQ(article.source.language, "en");
  EXPECT_EQ(article.source.published, "2024-11-06T14:05:00+01:00");
  EXPECT_EQ(article.source.url, "urn:newsml:nwa:1");
}

TEST(Jsonl, KnowsSchemaOrgAndNewsApis) {
  const Article article = article_in(
      R"({"@type": "NewsArticle", "headline": {"main": "Rain stops", "kicker": "Halm"}, "articleBody": "It stopped.", )"
      R"("datePublished": 1730901900, "author": [{"@type": "Person", "name": "Ann Lee"}, {"name": "Bob Kay"}], )"
      R"("publisher": {"name": "Tarvik Post", "logo": {"name": "no"}}, "source": {"id": null, "name": "wrong"}})");
  EXPECT_EQ(article.source.title, "Rain stops");
  EXPECT_EQ(article.source.byline, "Ann Lee, Bob Kay");
  EXPECT_EQ(article.source.outlet, "Tarvik Post");
  EXPECT_EQ(article.source.published, "2024-11-06T14:05:00Z");
}

TEST(Jsonl, JoinsParagraphs) {
  EXPECT_EQ(article_in(R"({"paragraphs": ["One.", "", "Two."]})").text, "One.\n\nTwo.");
  EXPECT_EQ(article_in(R"({"text": null, "body": "", "content": "Three."})").text, "Three.");
}

TEST(Jsonl, PrefersPlainTextToMarkup) {
  EXPECT_EQ(article_in(R"({"body": "<p>One.</p>", "content": "One."})").text, "One.");
  EXPECT_EQ(refusal_of(R"({"body_xhtml": "<p>One.</p>"})"),
            "Line 1 of the file \"news.jsonl\" has its text only as HTML, under \"bodyxhtml\": give the "
            "plain text too, under \"text\".");
  EXPECT_EQ(
      refusal_of(R"({"body": "<p>One.</p>"})"),
      "Line 1 of the file \"news.jsonl\" has a text that is HTML: give the plain text, under \"text\".");
  EXPECT_EQ(article_in(R"({"text": "<3 she wrote."})").text, "<3 she wrote.");
}

TEST(Jsonl, SaysWhichKeysItDoesNotKnow) {
  EXPECT_EQ(refusal_of(R"({"id": "a", "artikel": "Regen", "titel": "x"})"),
            "Line 1 of the file \"news.jsonl\" has no text, and sayso does not know its keys \"artikel\", "
            "\"titel\": give the article's "
            "text under \"text\".");
  EXPECT_EQ(refusal_of("{}"),
            "Line 1 of the file \"news.jsonl\" has no text: give the article's text under \"text\".");
}

TEST(Jsonl, NotesDatesThatItCannotRead) {
  const Article article = article_in(R"({"text": "It rained.", "date": "06/11/2024"})");
  EXPECT_EQ(article.source.published, "");
  ASSERT_EQ(article.notes.size(), 1U);
  EXPECT_EQ(article.notes[0].what,
            "the date \"06/11/2024\" could not be read as a day, month and year and was left out");
  EXPECT_TRUE(article_in(R"({"text": "It rained.", "date": "None", "author": "NA"})").notes.empty());
  EXPECT_EQ(article_in(R"({"text": "It rained.", "date": "None", "author": "NA"})").source.byline, "");
}

TEST(Jsonl, TakesTheLastOfAKeyGivenTwice) {
  const Article article = article_in(R"({"text": "One.", "title": "A", "text": "Two.", "text": "Three."})");
  EXPECT_EQ(article.text, "A\n\nThree.");
  ASSERT_EQ(article.notes.size(), 1U);
  EXPECT_EQ(article.notes[0].what, "the key \"text\" is given more than once, and the last one counts");
}

TEST(Jsonl, GoesOnAfterABrokenLine) {
  const Everything all =
      everything_in_bytes("{\"text\": \"One.\"}\r\n\n{\"text\": \"Two.\n[1, 2]\n\"x\"\n{\"text\": "
                          "5}\n{\"text\": \"Six.\"} x\n{\"text\": \"Seven.\"}",
                          "news.jsonl");
  EXPECT_EQ(all.order, "asssssa");
  EXPECT_EQ(all.articles[1].source.path, "news.jsonl:8");
  EXPECT_EQ(all.skipped[0].path, "news.jsonl:3");
  EXPECT_EQ(all.skipped[0].line, 3U);
  EXPECT_EQ(all.skipped[0].error.message,
            "Line 3 of the file \"news.jsonl\" is not valid JSON, for it ends too early: mend or remove it.");
  EXPECT_EQ(all.skipped[1].error.message, "Line 4 of the file \"news.jsonl\" is not a JSON object, { … }: "
                                          "give every article its own, or remove this one.");
  for (const Skipped& skipped : all.skipped) EXPECT_EQ(skipped.error.fault, Fault::bad_input);
}

TEST(Jsonl, RefusesDeepNestingWithoutHarm) {
  for (const std::string& open : {"["s, "{\"a\":"s, "{\"text\":"s, "{\"text\":["s}) {
    std::string json = "{\"x\": ";
    for (int i = 0; i < 200'000; ++i) json += open;
    EXPECT_NE(refusal_of(json).find("nested deeper than"), std::string::npos) << open;
    EXPECT_NE(refusal_of(json, "news.json").find("nested deeper than"), std::string::npos) << open;
  }
}

TEST(Jsonl, MendsWhatIsNotQuiteJson) {
  const Article article = article_in("{\"author\": NaN, \"score\": -Infinity, \"text\": \"It\tstopped "
                                     "\\ud83d and \\ud83d\\ude42, didn\\'t it.\"}");
  EXPECT_EQ(article.text, "It\tstopped \xEF\xBF\xBD and 🙂, didn't it.");
  ASSERT_EQ(article.notes.size(), 1U);
  EXPECT_EQ(article.notes[0].what, "what is not valid in JSON (such as NaN) was mended in reading it");
}

TEST(Jsonl, ReadsOneObjectOverManyLines) {
  const std::string json = "\n{\n  \"title\": \"Rain stops\",\n  \"text\": \"It stopped.\"\n}\n";
  for (const char* name : {"news.json", "-", "news"}) {
    const Everything all = everything_in_bytes(json, name);
    ASSERT_EQ(all.order, "a") << name;
    EXPECT_EQ(all.articles[0].source.path, name);
  }
  // Named as JSON Lines, it is believed to be lines.
  EXPECT_EQ(everything_in_bytes(json, "news.jsonl").order, "ssss");
}

TEST(Jsonl, ReadsAListWithABrokenElement) {
  const Everything all =
      everything_in_bytes("[{\"text\": \"One.\"},\n {\"text\": x},\n {\"text\": \"Three.\"}]", "news.json");
  EXPECT_EQ(all.order, "asa");
  EXPECT_EQ(all.articles[0].source.path, "news.json#1");
  EXPECT_EQ(all.articles[1].source.path, "news.json#3");
  EXPECT_TRUE(all.skipped[0].error.message.starts_with(
      "Article 2 of the file \"news.json\" (line 2) is not valid JSON (at byte "))
      << all.skipped[0].error.message;
  EXPECT_EQ(all.skipped[0].line, 2U);
}

TEST(Jsonl, ReadsAListInsideOfAnObject) {
  const std::string json =
      R"({"status": "ok", "tags": ["a]", "b"], "articles": [{"title": "A", "content": "One."}, {"content": "Two."}], "n": 2})";
  const Everything all = everything_in_bytes(json, "news.json");
  ASSERT_EQ(all.order, "aa");
  EXPECT_EQ(all.articles[1].source.path, "news.json:1#2");
  EXPECT_EQ(everything_in_bytes(json + "\n" + json, "news.jsonl").order, "aaaa");
}

TEST(Jsonl, ReadsJsonLinesWithAnyName) {
  const std::string json = "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n";
  for (const char* name : {"news.json", "news.ndjson", "NEWS.JSONL", "-", "news"})
    EXPECT_EQ(everything_in_bytes(json, name).order, "aa") << name;
  // A text may begin with a bracket.
  EXPECT_EQ(everything_in_bytes("[Updated] It rained.", "-").articles.at(0).text, "[Updated] It rained.");
}

TEST(Jsonl, ReadsWideCharsetsAndMarks) {
  std::string wide = "\xFF\xFE";
  for (const char character : "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n"s) wide += character + "\0"s;
  for (const char* name : {"news.jsonl", "news.json", "-"}) {
    const Everything all = everything_in_bytes(wide, name);
    EXPECT_EQ(all.order, "aa") << name;
    EXPECT_EQ(all.articles.at(1).text, "Two.");
  }
  EXPECT_EQ(everything_in_bytes("\xEF\xBB\xBF{\"text\": \"One.\"}\n", "news.jsonl").order, "a");
  const Everything latin =
      everything_in_bytes("{\"text\": \"The caf\xE9 is closed, said a man.\"}\n", "news.jsonl");
  EXPECT_EQ(latin.articles.at(0).text, "The café is closed, said a man.");
  EXPECT_EQ(latin.articles.at(0).notes.at(0).what, "read as windows-1252");
}

TEST(Jsonl, PointsToABrokenByteInTheText) {
  const Article article = article_in("{\"title\": \"“Rain”\", \"text\": \"“It” st\xFFopped.\"}");
  ASSERT_EQ(article.notes.size(), 1U);
  EXPECT_EQ(article.slice(article.notes[0].span), "\xEF\xBF\xBD");
}

TEST(Jsonl, SkipsALineThatIsTooLong) {
  const std::string json =
      "{\"text\": \"One.\"}\n{\"text\": \"" + std::string(100'000, 'x') + "\"}\n{\"text\": \"Three.\"}\n";
  const Everything all = everything_in_bytes(json, "news.jsonl", {.largest_bytes = 1000});
  EXPECT_EQ(all.order, "asa");
  EXPECT_EQ(all.skipped[0].error.message, "Line 2 of the file \"news.jsonl\" is longer than 1000 bytes, the "
                                          "largest that is read: give it in smaller parts.");
  EXPECT_EQ(all.articles[1].source.path, "news.jsonl:3");
}

TEST(Jsonl, SaysWhenThereIsNothing) {
  for (const char* bytes : {"", "\n\n", "  ", "\xEF\xBB\xBF", "[]", "[ ]\n"})
    EXPECT_EQ(refusal_of(bytes), "The file \"news.jsonl\" is empty: there is nothing in it to read.")
        << bytes;
  EXPECT_NE(refusal_of("\x1F\x8B\x08\0\0\0\0\0\0\0"s).find("a gzip archive"), std::string::npos);
  EXPECT_NE(refusal_of(R"({"title": "Rain", "text": "---"})").find("has no text"), std::string::npos);
}

TEST(Jsonl, SurvivesACutAtEveryByte) {
  const std::string json = "[{\"title\": \"“R”\\n\\u201c\", \"authors\": [{\"name\": \"Ann\"}, 5, null, "
                           "true, -1.5e3], \"text\": \"It “st”.\"}, {\"text\": \"x\"}]\n";
  for (std::size_t size = 0; size <= json.size(); ++size) {
    for (const char* name : {"news.json", "news.jsonl", "-"}) {
      const Everything all = everything_in_bytes(json.substr(0, size), name);
      EXPECT_FALSE(all.order.empty());
      for (const Article& article : all.articles) EXPECT_TRUE(utf8::is_valid(article.text));
      for (const Skipped& skipped : all.skipped) EXPECT_TRUE(utf8::is_valid(skipped.error.message));
    }
  }
}

TEST(JsonPieces, CutsAtBracketsOutsideOfStrings) {
  std::vector<std::string> found;
  JsonPieces pieces("[{\"a\": \"]}\\\"\"} , 5,\n[1,[2]], \"x,]\"] {\"b\": [");
  for (Piece piece; pieces.next(piece);) found.push_back(std::string(piece.json) + (piece.is_cut ? "…" : ""));
  EXPECT_EQ(found,
            (std::vector<std::string>{"{\"a\": \"]}\\\"\"}", "5", "[1,[2]]", "\"x,]\"", "{\"b\": […"}));
  JsonPieces closing("]}]");
  std::size_t count = 0;
  for (Piece piece; closing.next(piece);) ++count;
  EXPECT_EQ(count, 3U);
}

TEST(Fields, KeepKeysThatAreSpelledDifferently) {
  const auto fields = read_fields(R"({"Published_At": "2024-11-06", "BODY-TEXT": "x", "Text": "y"})");
  ASSERT_TRUE(fields.has_value());
  EXPECT_EQ(fields->first(Field::published), "2024-11-06");
  EXPECT_EQ(fields->first(Field::body), "y");
}

TEST(Mend, LeavesJsonAlone) {
  EXPECT_EQ(mended_json(R"({"a": "\u00e9 NaN \ud83d\ude42", "b": [1, null]})"), std::nullopt);
  EXPECT_EQ(mended_json("{\"a\": nan, \"b\": \"\n\"}"), "{\"a\": null, \"b\": \"\\u000a\"}");
  EXPECT_EQ(mended_json("\"\\ude42\""), "\"\\ufffd\"");
  EXPECT_EQ(mended_json("\"\\"), std::nullopt);
}

}  // namespace
}  // namespace sayso
