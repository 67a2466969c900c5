import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Routes } from '../backend/Backend';

/** Keeps the address of Looker's page and the page shown here the same, so that links and the back button work. */
export function HostRoute({ routes }: { readonly routes: Routes }) {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    routes.changed(pathname + search);
  }, [routes, pathname, search]);
  useEffect(() => routes.subscribe((route) => void navigate(route)), [routes, navigate]);
  return null;
}
