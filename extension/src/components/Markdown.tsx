import { marked, type Token, type Tokens } from 'marked';
import { Fragment, type ReactNode, useMemo } from 'react';
import styled from 'styled-components';

/**
 * Markdown as React elements. Raw HTML in it is shown as text, and only links to web pages are links: whoever wrote the text
 * cannot reach the page around it.
 */
export function Markdown({ text }: { readonly text: string }) {
  const tokens = useMemo(() => marked.lexer(text, { gfm: true }), [text]);
  return <Box>{blocks(tokens)}</Box>;
}

function blocks(tokens: readonly Token[]): ReactNode {
  return tokens.map((token, place) => <Fragment key={place}>{block(token)}</Fragment>);
}

function block(token: Token): ReactNode {
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading':
      return heading(token as Tokens.Heading);
    case 'paragraph':
      return <p>{inline((token as Tokens.Paragraph).tokens)}</p>;
    case 'code':
      return <pre tabIndex={0}>{(token as Tokens.Code).text}</pre>; // eslint-disable-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
    case 'blockquote':
      return <blockquote>{blocks((token as Tokens.Blockquote).tokens)}</blockquote>;
    case 'hr':
      return <hr />;
    case 'list':
      return list(token as Tokens.List);
    case 'table':
      return table(token as Tokens.Table);
    default:
      return inline([token]);
  }
}

/** One level lower: the page has its own first heading and the card its second. */
function heading({ depth, tokens }: Tokens.Heading): ReactNode {
  return depth === 1 ? <h3>{inline(tokens)}</h3> : <h4>{inline(tokens)}</h4>;
}

function list({ ordered, items }: Tokens.List): ReactNode {
  const lines = items.map((item, place) => <li key={place}>{blocks(item.tokens)}</li>);
  return ordered ? <ol>{lines}</ol> : <ul>{lines}</ul>;
}

function table({ header, rows }: Tokens.Table): ReactNode {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <div className="scroll" role="region" aria-label={header.map(({ text }) => text).join(', ')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {header.map((cell, place) => (
              <th key={place} scope="col">
                {inline(cell.tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            <tr key={line}>
              {row.map((cell, place) => (
                <td key={place}>{inline(cell.tokens)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function inline(tokens: readonly Token[] = []): ReactNode {
  return tokens.map((token, place) => <Fragment key={place}>{phrase(token)}</Fragment>);
}

function phrase(token: Token): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{inline((token as Tokens.Strong).tokens)}</strong>;
    case 'em':
      return <em>{inline((token as Tokens.Em).tokens)}</em>;
    case 'del':
      return <del>{inline((token as Tokens.Del).tokens)}</del>;
    case 'codespan':
      return <code>{(token as Tokens.Codespan).text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return link(token as Tokens.Link);
    case 'image':
      return (token as Tokens.Image).text;
    case 'html':
      return token.raw;
    default:
      return 'tokens' in token && token.tokens !== undefined ? inline(token.tokens) : 'text' in token ? (token as Tokens.Text).text : token.raw;
  }
}

function link({ href, tokens }: Tokens.Link): ReactNode {
  return /^https?:\/\//i.test(href) ? (
    <a href={href} target="_blank" rel="noreferrer">
      {inline(tokens)}
    </a>
  ) : (
    inline(tokens)
  );
}

const Box = styled.div`
  display: grid;
  gap: 10px;
  min-width: 0;
  overflow-wrap: anywhere;
  h3 { font-size: 16px; }
  h4 { font-size: 14px; margin: 8px 0 0; }
  ul, ol { margin: 0; padding-left: 20px; }
  code, pre { font-family: ui-monospace, monospace; font-size: 12px; background: var(--sunken); border-radius: 4px; padding: 1px 4px; }
  pre { overflow: auto; padding: 10px; margin: 0; }
  .scroll { overflow: auto; min-width: 0; }
  table { border-collapse: collapse; font-size: 13px; overflow-wrap: normal; }
  th, td { text-align: start; padding: 5px 10px; border-bottom: 1px solid var(--line); }
  th { font-weight: 550; }
`;
