import { Link, Route, Routes } from 'react-router';
import styled from 'styled-components';
import { useBackend } from '../../backend/BackendContext';
import { strings } from '../../strings';
import { SetupPage } from '../setup/SetupPage';
import { TileBody } from './TileBody';

/** All that a dashboard tile or visualization shows; its problems lead to the set-up check, in place. */
export function TilePage() {
  const { tile } = useBackend();
  return tile === undefined ? null : (
    <Place>
      <Routes>
        <Route
          path="/setup"
          element={
            <>
              <Link to="/">{strings.tile.back}</Link>
              <SetupPage />
            </>
          }
        />
        <Route
          path="*"
          element={
            <>
              <Unseen>{strings.tile.title}</Unseen>
              <TileBody tile={tile} />
            </>
          }
        />
      </Routes>
    </Place>
  );
}

/** Looker shows the tile's own title; screen readers find their way by this one, whatever is shown. */
const Unseen = styled.h1`
  position: absolute;
  clip-path: inset(50%);
  width: 1px;
  height: 1px;
  overflow: hidden;
`;
const Place = styled.main`
  min-height: 100vh;
  padding: 8px 12px;
  container-type: inline-size;
`;
