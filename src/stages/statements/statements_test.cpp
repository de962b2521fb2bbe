#include "stages/statements/statements.hpp"
#include "stages/workbench.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

// A document with one token a word, and attribution spans given by their words: what the heads would have found.
class Made {
 public:
  explicit Made(const std::string& text) {
    article_.text = text;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find("\n\n", begin), text.size());
      article_.blocks.push_back(
          {{static_cast<Offset>(begin), static_cast<Offset>(end)}, BlockKind::paragraph});
      begin = end + 2;
    }
    document_.begin(article_);
    for (std::uint32_t b = 0; b < article_.blocks.size(); ++b) {  // a sentence a paragraph
      const std::uint32_t first = document_.tokens.size();
      add_words(b);
      if (document_.tokens.size() > first) document_.sentences.push_back({first, document_.tokens.size()});
    }
  }

  // Adds a span and returns its number; spans must be added in the order of the text.
  std::uint32_t span(Role role, std::string_view words, std::uint32_t partner = no_id) {
    const std::size_t found = article_.text.find(words);
    EXPECT_NE(found, std::string::npos) << words;
    const Span span{static_cast<Offset>(found), static_cast<Offset>(found + words.size())};
    document_.attribution_spans.push_back({document_.tokens_in(span), role, partner, 0.9F, 0.9F});
    return static_cast<std::uint32_t>(document_.attribution_spans.size() - 1);
  }
  void link(std::uint32_t from, std::uint32_t to) { document_.attribution_spans[from].partner = to; }

  // "source | cue | content / content", one a statement.
  std::vector<std::string> statements() {
    Workbench bench;
    run_statements(document_, bench);
    EXPECT_EQ(broken_invariant(document_), "");
    std::vector<std::string> found;
    for (const Statement& statement : document_.statements) {
      found.push_back(joined(statement.source) + " | " + joined(statement.cue) + " | " +
                      joined(statement.content));
    }
    return found;
  }
  const Document& document() const { return document_; }

 private:
  // Words with the marks next to them apart, as the tokens stage has them.
  void add_words(std::uint32_t block) {
    const Span span = article_.blocks[block].span;
    const auto is_mark = [](char c) {
      return c == '"' || c == ',' || c == '.' || c == ':';
    };
    for (Offset at = span.begin; at < span.end;) {
      Offset end = at + 1;
      const char c = article_.text[at];
      if (c == ' ') {
        ++at;
        continue;
      }
      while (!is_mark(c) && end < span.end && article_.text[end] != ' ' && !is_mark(article_.text[end]))
        ++end;
      document_.tokens.span.push_back({at, end});
      document_.tokens.block.push_back(block);
      document_.tokens.sentence.push_back(static_cast<std::uint32_t>(document_.sentences.size()));
      at = end;
    }
  }
  std::string joined(Slice<Span> slice) {
    std::string words;
    for (const Span span : document_.list(slice))
      words += (words.empty() ? "" : " / ") + std::string(document_.text(span));
    return words;
  }

  Article article_;
  Document document_;
};

using Words = std::vector<std::string>;

TEST(Statements, ASourceServesTwoCuesAndACueTwoContents) {
  Made made("Lee said it rained, he added, and denied that it snowed.");
  const auto source = made.span(Role::source, "Lee");
  const auto said = made.span(Role::cue, "said");
  const auto first = made.span(Role::content, "it rained");
  const auto denied = made.span(Role::cue, "denied");
  const auto second = made.span(Role::content, "that it snowed");
  made.link(said, source);
  made.link(denied, source);
  made.link(first, said);
  made.link(second, denied);
  EXPECT_EQ(made.statements(), (Words{"Lee | said | it rained", "Lee | denied | that it snowed"}));
}

TEST(Statements, WithoutACueOrASourceAStatementIsKept) {
  Made made("It reportedly rained. Nobody knows.");
  const auto cue = made.span(Role::cue, "reportedly");
  made.span(Role::content, "Nobody knows");
  EXPECT_EQ(made.statements(), (Words{" |  | Nobody knows"}));
  EXPECT_EQ(made.document().attribution_spans[cue].tokens.size(), 1U)
      << "a cue without content stays where it was found";
}

TEST(Statements, AQuotationGoesOnInTheNextParagraph) {
  Made made("Lee said: \"It rained.\n\n\"It rained all day.\n\n\"Then it stopped.\" Ann left.");
  const auto source = made.span(Role::source, "Lee");
  const auto cue = made.span(Role::cue, "said:");
  const auto content = made.span(Role::content, "\"It rained.");
  made.span(Role::content, "\"Then it stopped.\"");
  made.link(cue, source);
  made.link(content, cue);
  EXPECT_EQ(made.statements(),
            (Words{"Lee | said: | \"It rained. / \"It rained all day. / \"Then it stopped.\""}));
}

TEST(Statements, ParagraphsWithCuesOfTheirOwnStayApart) {
  Made made("Lee said: \"It rained.\n\n\"It snowed,\" Kay said.");
  const auto lee = made.span(Role::source, "Lee");
  const auto first_cue = made.span(Role::cue, "said:");
  const auto first = made.span(Role::content, "\"It rained.");
  const auto second = made.span(Role::content, "\"It snowed,\"");
  const auto kay = made.span(Role::source, "Kay");
  const std::uint32_t second_cue = made.span(Role::cue, "said.");
  made.link(first_cue, lee);
  made.link(first, first_cue);
  made.link(second_cue, kay);
  made.link(second, second_cue);
  EXPECT_EQ(made.statements().size(), 2U);
}

TEST(Statements, TheOtherMarkIsTakenIn) {
  Made made("\"It rained all day,\" Lee said.");
  const auto content = made.span(Role::content, "\"It rained all day,");
  const auto source = made.span(Role::source, "Lee");
  const auto cue = made.span(Role::cue, "said");
  made.link(content, cue);
  made.link(cue, source);
  EXPECT_EQ(made.statements(), (Words{"Lee | said | \"It rained all day,\""}));
}

TEST(Statements, AColonBeforeTheContentBelongsToTheCue) {
  Made made("Lee said: \"It rained.\"");
  const auto source = made.span(Role::source, "Lee");
  const auto cue = made.span(Role::cue, "said");
  const auto content = made.span(Role::content, "\"It rained.\"");
  made.link(cue, source);
  made.link(content, cue);
  EXPECT_EQ(made.statements(), (Words{"Lee | said: | \"It rained.\""}));
}

TEST(Statements, ACueGivesUpTheMarkThatItsContentTakes) {
  Made made("Lee said \"it rained all day\" there.");
  const auto source = made.span(Role::source, "Lee");
  const auto cue = made.span(Role::cue, "said \"");
  const auto content = made.span(Role::content, "it rained all day\"");
  made.link(cue, source);
  made.link(content, cue);
  EXPECT_EQ(made.statements(), (Words{"Lee | said | \"it rained all day\""}));
}

TEST(Statements, APieceInAnotherSentenceIsNoPartUnlessItIsAQuotation) {
  for (const bool is_quoted : {false, true}) {
    const std::string last = is_quoted ? "\"It snowed too.\"" : "it snowed";
    Made made("Lee said it rained.\n\n" + last + " there.");
    const auto source = made.span(Role::source, "Lee");
    const auto cue = made.span(Role::cue, "said");
    const auto first = made.span(Role::content, "it rained");
    const auto second = made.span(Role::content, last);
    made.link(cue, source);
    made.link(first, cue);
    made.link(second, cue);
    EXPECT_EQ(made.statements(), (Words{"Lee | said | it rained" + (is_quoted ? " / " + last : "")}));
  }
}

TEST(Statements, ALoneQuotationIsKeptAndATitleIsNot) {
  Made sentence("The mayor wept.\n\n\"Nobody told us that it would rain.\"");
  EXPECT_EQ(sentence.statements(), (Words{" |  | \"Nobody told us that it would rain.\""}));
  Made title("She wrote \"The Long Road Home Again\" in a year.");
  EXPECT_EQ(title.statements(), Words{});
}

TEST(Statements, ParagraphsOfQuotationGoOnWithTheSpeakerBefore) {
  Made made("Lee said it would rain.\n\n\"Nobody told us about the rain.\"\n\n\"Nobody told us about the "
            "snow.\"\n\n"
            "It snowed.\n\n\"Nobody told us about the wind.\"");
  const auto source = made.span(Role::source, "Lee");
  const auto cue = made.span(Role::cue, "said");
  const auto content = made.span(Role::content, "it would rain");
  made.link(cue, source);
  made.link(content, cue);
  EXPECT_EQ(made.statements(), (Words{"Lee | said | it would rain / \"Nobody told us about the rain.\" / "
                                      "\"Nobody told us about the snow.\"",
                                      " |  | \"Nobody told us about the wind.\""}));
}

TEST(Statements, ATranscriptHasItsSpeakers) {
  Made made("LEE: Did it rain?\n\nKAY: All day.\n\nLEE: And then?\n\nNote: this is an extract");
  EXPECT_EQ(made.statements(), (Words{"LEE | : | Did it rain?", "KAY | : | All day", "LEE | : | And then?"}));
  Made list("Date: Monday\n\nPlace: Tarvik");
  EXPECT_EQ(list.statements(), Words{});
}

TEST(Statements, KindsFollowTheMarks) {
  Made made("Lee said \"it rained\" and that \"snow\" fell.");
  const auto cue = made.span(Role::cue, "said");
  const auto direct = made.span(Role::content, "\"it rained\"");
  made.link(direct, cue);
  made.statements();
  EXPECT_EQ(made.document().statements.at(0).kind, StatementKind::direct);
  Made mixed("Lee said that \"snow\" fell.");
  const auto mixed_cue = mixed.span(Role::cue, "said");
  mixed.link(mixed.span(Role::content, "that \"snow\" fell"), mixed_cue);
  mixed.statements();
  EXPECT_EQ(mixed.document().statements.at(0).kind, StatementKind::mixed);
}

TEST(Statements, AMarkWithoutAPartnerIsNoted) {
  Made made("Lee said \"it rained.\n\nIt did.");
  made.statements();
  ASSERT_EQ(made.document().notes.size(), 1U);
  EXPECT_EQ(made.document().notes[0].what, "unpaired quotation mark");
}

}  // namespace
}  // namespace sayso
