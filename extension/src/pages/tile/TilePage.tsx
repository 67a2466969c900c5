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
        <Route path="*" element={<TileBody tile={tile} />} />
      </Routes>
    </Place>
  );
}

const Place = styled.main`
  min-height: 100vh;
  padding: 8px 12px;
  container-type: inline-size;
`;
